import { type RawBuilder, sql } from 'kysely'
import { deadlineRules } from '../../../../domain/deadline.ts'
import type { CustodyDeadline } from '../../../../domain/register/lateness.ts'
import type { Database } from '../../database.ts'
import { type AskedPeriod, listOf, midnight } from '../asked.ts'

/** A deadline of a hand-over that fell into the period, and when it was done. */
export interface StoredCustodyDeadline {
  readonly kind: CustodyDeadline
  readonly handOver: string
  /** Slug of whose deadline it is: of those who are asked about. */
  readonly organisation: string
  readonly due: Date
  /** Null while it is not done, as far as was on record. */
  readonly done: Date | null
}

/**
 * Deadlines of custody whose time lies in the period, by the days of the one zone that is asked for: a delivery is the sender's until it
 * arrived, a decision the receiver's, the taking back of what was refused the sender's. `most` of them.
 */
export async function readCustodyDeadlines(
  db: Database,
  asked: AskedPeriod & { readonly most: number },
): Promise<readonly StoredCustodyDeadline[]> {
  const { keys, from, to, timeZone, asOf } = asked
  const known = (kinds: readonly string[], time: RawBuilder<unknown>) =>
    asOf === undefined
      ? time
      : sql`case when exists (select from hand_over_step as step where step.hand_over_key = hand_over.hand_over_key
          and step.kind = any(${[...kinds]}::text[]) and step.record_time <= ${asOf}) then ${time} end`
  const { decision, return: back } = deadlineRules
  const dispatched = known(['dispatch'], sql`dispatched_time`)
  const received = known(['receive'], sql`received_time`)
  const decided = known(['decide'], sql`decided_time`)
  const closed = known(['return'], sql`hand_over.closed_time`)
  const isRefused = sql`exists (select from hand_over_line as goods where goods.hand_over_key = hand_over.hand_over_key and refused_grams > 0)`
  const { rows } = await sql<StoredCustodyDeadline>`
    select deadline.kind, "handOver", organisation.slug as organisation, due, done from (
      select 'delivery' as kind, id as "handOver", sender_key as organisation_key, due_time as due, ${received} as done
        from hand_over where due_time is not null and ${dispatched} is not null
      union all select 'decision', id, receiver_key, ${received} + make_interval(hours => ${decision.afterHours}), ${decided}
        from hand_over where ${received} is not null
      union all select 'return', id, sender_key, ${decided} + make_interval(hours => ${back.afterHours}), ${closed}
        from hand_over where ${decided} is not null and ${isRefused}
    ) as deadline join organisation using (organisation_key)
    where organisation_key = any(${listOf(keys)}) and due >= ${midnight(from, timeZone)} and due < ${midnight(to, timeZone)}
    order by due, deadline.kind, "handOver" limit ${asked.most}`.execute(db)
  return rows
}
