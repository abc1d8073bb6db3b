import { sql } from 'kysely'
import type { Database } from '../../database.ts'
import { type AskedPeriod, isWithin, listOf } from '../asked.ts'
import { sealedFact, stands, takenBack } from './standing.ts'

/** A recycling lot that was closed in the period, with its book as it was on record. */
export interface StoredClosedLot {
  readonly organisationKey: number
  readonly code: string
  readonly facility: string
  readonly chemistry: string | null
  /** Id of the event that closed it. */
  readonly closing: string
  readonly closedAt: Date
  /** Its book as JSON: as the last closing or certificate left it. */
  readonly book: unknown
}

/**
 * Lots closed in the period, oldest first. The book is read off the events and not off the batch, so that it is what was known at the moment that
 * is asked about.
 */
export async function readClosedLots(
  db: Database,
  asked: AskedPeriod & { readonly most: number },
): Promise<readonly StoredClosedLot[]> {
  const { rows } = await sql<StoredClosedLot>`
    with ${takenBack(asked, asked.from)},
    closed as materialized (
      select event.event_key, event.id, event.event_time, event.organisation_key, facility.code as facility, batch.batch_key, batch.code,
        batch.context ->> 'chemistry' as chemistry
      from event join event_subject using (event_key) join batch using (batch_key)
        join facility on facility.facility_key = batch.facility_key
      where event.organisation_key = any(${listOf(asked.keys)}) and event.stream = 'battery' and event.stage = 'closed'
        and batch.kind = 'recycling_lot' and ${isWithin(asked)} and ${stands(asked)}
      order by event.event_key limit ${asked.most}
    )
    select closed.organisation_key as "organisationKey", closed.code, closed.facility, closed.chemistry, closed.id as closing,
      closed.event_time as "closedAt", last.book::json as book
    from closed cross join lateral (
      select ${sealedFact('lotBook')} as book
      from event_subject join event using (event_key) join disclosure using (event_key)
      where event_subject.batch_key = closed.batch_key and event.stage in ('closed', 'certified') and ${stands(asked)}
      order by event_subject.seq desc limit 1
    ) as last
    order by closed.event_key`.execute(db)
  return rows
}
