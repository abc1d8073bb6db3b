import { sql, type Transaction } from 'kysely'
import { usualTimeZone } from '../../../../domain/local-day.ts'
import type { Disclosure } from '../../../../domain/proof/disclosure.ts'
import type { Database, Tables } from '../../database.ts'
import { type AskedPeriod, isFrom, listOf } from '../asked.ts'
import { walkRows } from '../walk.ts'
import { stands, takenBack } from './standing.ts'

/** The state of what is in quarantine, of every stream. */
export const heldState = 'quarantined'

/** Stages that set something apart; those from which on it lies apart with somebody else or as something else; those that end it. */
export const holdStages = {
  begins: ['quarantined', 'quarantined_at_once', 'quarantine_detailed'],
  goesOn: ['taken_over', 'handed_back', 'lot_formed'],
  ends: ['released', 'declared_waste', 'rejected', 'handed_over'],
} as const

/** An event of one of these stages as it was sealed, of a batch that it happened to. */
export interface SealedHold {
  readonly batch: number
  readonly batchId: string
  readonly code: string
  /** Slug. */
  readonly organisation: string
  readonly eventKey: number
  readonly stage: string
  readonly time: Date
  readonly envelope: string
  readonly disclosed: readonly Disclosure[] | null
  /** IANA name of where the days of its facility begin. */
  readonly timeZone: string
  /** Where it stands to the period. */
  readonly isSinceFrom: boolean
  readonly isSinceTo: boolean
}

/**
 * What happened to every batch that may have lain apart before the end of the period, in the order of its chain; `most` of it. Whether something
 * lay apart that came or was made so is sealed in the clear, and looked for in the text: it is canonical.
 */
export function walkHolds(
  tx: Transaction<Tables>,
  asked: AskedPeriod & { readonly most: number },
): AsyncGenerator<SealedHold, void> {
  const { begins, goesOn, ends } = holdStages
  const said = JSON.stringify({ state: heldState }).slice(1, -1)
  return walkRows(
    tx,
    sql`with ${takenBack(asked, undefined)},
    apart as materialized (
      select distinct batch_key from event join event_subject using (event_key)
      where event.organisation_key = any(${listOf(asked.keys)}) and not ${isFrom(asked, asked.to)} and ${stands(asked)}
        and (event.stage = any(${[...begins]}::text[])
          or event.stage = any(${[...goesOn]}::text[]) and position(${said} in convert_from(event.envelope, 'UTF8')) > 0)
    )
    select batch.batch_key as batch, batch.id as "batchId", batch.code, owner.slug as organisation, event.event_key as "eventKey", event.stage,
      event.event_time as time, convert_from(event.envelope, 'UTF8') as envelope, disclosed,
      coalesce(place.time_zone, owner.time_zone, ${usualTimeZone}) as "timeZone",
      ${isFrom(asked, asked.from)} as "isSinceFrom", ${isFrom(asked, asked.to)} as "isSinceTo"
    from apart join batch using (batch_key) join event_subject using (batch_key) join event using (event_key)
      join facility as place on place.facility_key = event.facility_key
      join organisation as owner on owner.organisation_key = event.organisation_key
      left join disclosure using (event_key)
    where event.stage = any(${[...begins, ...goesOn, ...ends]}::text[]) and ${stands(asked)}
    order by batch.batch_key, event_subject.seq limit ${asked.most}`,
  )
}

/** Grams that each of these batches had right after an event; 0 where nobody had weighed it. */
export async function readGramsAfter(
  db: Database,
  asked: readonly { readonly batch: number; readonly eventKey: number }[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ grams: number }>`
    select coalesce(sum(posting.amount), 0)::bigint as grams
    from unnest(${asked.map(({ batch }) => batch)}::bigint[], ${asked.map(({ eventKey }) => eventKey)}::bigint[])
        with ordinality as asked (batch_key, event_key, place)
      left join posting on posting.batch_key = asked.batch_key and posting.event_key <= asked.event_key
        and posting.dimension = 'mass' and posting.account = 'stock'
    group by place order by place`.execute(db)
  return rows.map(({ grams }) => grams)
}
