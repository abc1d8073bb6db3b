import { sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Account, Movement } from '../../../domain/mass.ts'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import type { Database } from '../database.ts'
import { daysAtFacility } from '../organisations/place.ts'

/** A line of an event in the mass ledger. */
export interface EventLine {
  readonly line: number
  readonly account: Account
  readonly movement: Movement
  readonly reason: string | null
  readonly facility: string
  readonly batch: string | null
  /** Positive into the account. */
  readonly grams: number
}

/** An event of one of several organisations, with all that it posted. */
export interface OverseenEvent {
  readonly id: string
  readonly digest: Buffer
  readonly envelope: string
  readonly disclosed: readonly Disclosure[] | null
  readonly stream: string
  readonly stage: string
  readonly eventTime: Date
  readonly recordTime: Date
  /** Slug and name of whose it is. */
  readonly slug: string
  readonly organisation: string
  readonly organisationNames: LocalNames
  readonly facility: string
  readonly facilityName: string
  readonly facilityNames: LocalNames
  /** IANA name. */
  readonly timeZone: string
  /** Codes of the batches in whose chain it is. */
  readonly batches: readonly string[]
  readonly lines: readonly EventLine[]
}

/** The event of this id among those of these organisations; undefined where none has it. */
export async function findOverseenEvent(
  db: Database,
  keys: readonly number[],
  id: string,
): Promise<OverseenEvent | undefined> {
  const { rows } = await sql<OverseenEvent>`
    select event.id, event.digest, convert_from(event.envelope, 'UTF8') as envelope, disclosed, event.stream, event.stage,
      event.event_time as "eventTime", event.record_time as "recordTime", organisation.slug, organisation.name as organisation,
      organisation.names as "organisationNames", facility.names as "facilityNames",
      facility.code as facility, facility.name as "facilityName", ${daysAtFacility} as "timeZone",
      array(select batch.code from event_subject join batch using (batch_key)
        where event_subject.event_key = event.event_key order by batch.code) as batches,
      (select coalesce(json_agg(json_build_object('line', line, 'account', account, 'movement', movement, 'reason', reason,
          'facility', at.code, 'batch', batch.code, 'grams', amount) order by line), '[]')
        from posting join facility as at on at.facility_key = posting.facility_key
          left join batch on batch.batch_key = posting.batch_key
        where posting.event_key = event.event_key and dimension = 'mass') as lines
    from event join facility using (facility_key)
      join organisation on organisation.organisation_key = event.organisation_key
      left join disclosure using (event_key)
    where event.id = ${id} and event.organisation_key = any(${[...keys]}::integer[])`.execute(db)
  return rows[0]
}
