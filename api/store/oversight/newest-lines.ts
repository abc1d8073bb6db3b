import { sql } from 'kysely'
import type { Movement } from '../../../domain/mass.ts'
import type { Database } from '../database.ts'
import { isOf } from './posted-lines.ts'

/** A line of the mass ledger at one facility. */
export interface NewestLine {
  readonly eventTime: Date
  readonly stream: string
  readonly stage: string
  readonly movement: Movement
  /** Whole grams as posted: positive into the batch. */
  readonly amount: number
  readonly batch: string
  readonly kind: string
}

/** What came in, went out and was worked at a facility since a moment, newest first. */
export async function listNewestLines(
  db: Database,
  {
    organisationKey,
    facilityKey,
    since,
    limit,
  }: {
    readonly organisationKey: number
    readonly facilityKey: number
    readonly since: Date
    readonly limit: number
  },
): Promise<readonly NewestLine[]> {
  const { rows } = await sql<NewestLine>`
    select event.event_time as "eventTime", event.stream, event.stage, posting.movement, posting.amount, batch.code as batch, batch.kind
    from event join posting using (event_key) join batch on batch.batch_key = posting.batch_key
    where event.organisation_key = ${organisationKey} and event.event_time >= ${since}
      and posting.facility_key = ${facilityKey} and ${isOf('all')}
    order by event.event_time desc, event.event_key desc, posting.line desc limit ${limit}`.execute(
    db,
  )
  return rows
}
