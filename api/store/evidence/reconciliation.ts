import { type RawBuilder, sql } from 'kysely'
import type { CreditCell } from '../../../domain/claim/reconcile.ts'
import { dayBegins } from '../../../domain/recompute/period.ts'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { Database } from '../database.ts'

/** Days in the time zone; half-open, so that a period ends where the next begins. */
interface Asked {
  readonly from: string
  readonly to: string
  /** IANA name. */
  readonly timeZone: string
  /** Most cells. */
  readonly most: number
  /** As it stood then; as it stands now when absent. */
  readonly asOf?: Date | undefined
}

/** Sums of what happened to the organisation's credits before and within a period, and what they hold when it ends. */
export async function readReconciliation(
  db: Database,
  organisationKey: number,
  asked: Asked,
): Promise<readonly CreditCell[]> {
  const { rows } = await reconciliationQuery(organisationKey, asked).execute(db)
  return rows
}

/**
 * The statement itself, so that a test can look at it. What is kept is read backwards, from the balances as they are now
 * with later draws put back; all else is read forwards, from credits, draws and reversals: so the two can contradict each
 * other. What is left as a process is taken back goes then, and what is ended later changes nothing of it: what is past stays. Clocks of
 * several processes differ: nothing counts before the credit it touches.
 */
export function reconciliationQuery(
  organisationKey: number,
  { from, to, timeZone, most, asOf }: Asked,
): RawBuilder<CreditCell> {
  const start = dayBegins(from, timeZone)
  const finish = sql`${dayBegins(to, timeZone)}::timestamptz`
  return sql<CreditCell>`
    with period as (
      select ${start}::timestamptz as start, ${asOf === undefined ? finish : upTo(finish, asOf)} as finish
    ), given as (
      select credit.*, facility.code as facility, event_key
      from credit join event on event.id = credit.event_id and event.organisation_key = credit.organisation_key
        join facility on facility.facility_key = event.facility_key
      where credit.organisation_key = ${organisationKey}
    ), drawn as (
      select given.credit_key, allocation.grams, claim.standard || ' ' || claim.version as standard, written_off,
        greatest(given.created_time, claim.created_time, later.created_time,
          case when allocation.grams < 0 or written_off then coalesce(claim_end.ended_time, credit_end.ended_time) end) as time
      from given join allocation using (credit_key) left join claim using (claim_key)
        left join claim_end using (claim_key) left join credit_end using (credit_key)
        left join credit as later on later.credit_key = into_credit_key
    ), lived as (
      select given.*, case when taken.time is not null then greatest(taken.time, draws.time, given.created_time) end as end_time
      from given
        left join (select credit_key, max(time) as time from drawn where grams > 0 and not written_off group by credit_key) as draws
          using (credit_key)
        left join lateral (${takenBack}) as taken on true
    ), line as (
      select credit_key, 'input' as movement, null as standard, created_time as time, recycled_input_grams as grams
        from given where loss is null
      union all select credit_key, 'process_loss', null, created_time, recycled_input_grams - claimable_grams
        from given where loss is null
      union all select credit_key, 'by_product', null, created_time, claimable_grams from given where loss is not null
      union all select credit_key, case when written_off then 'taken_back' when standard is null then 'carried_on' else 'claimed' end,
          case when not written_off then standard end, time, grams
        from drawn
      union all select credit_key, 'taken_back', null, end_time, claimable_grams from lived where end_time is not null
      union all select credit_key, 'taken_back', null, greatest(drawn.time, end_time), -drawn.grams
        from lived join drawn using (credit_key) where end_time is not null
      union all select credit_key, 'kept', null, start, credit_balance.grams + coalesce(
          (select sum(grams) from drawn where drawn.credit_key = lived.credit_key and time >= finish), 0)
        from period cross join lived join credit_balance using (credit_key)
        where created_time < finish and (end_time is null or end_time >= finish)
    )
    select facility, material, class, movement, standard, time < start as before, sum(grams) as grams
    from period cross join line join given using (credit_key) where time < finish or movement = 'kept'
    group by 1, 2, 3, 4, 5, 6 order by facility, material, class, movement, standard limit ${most}`
}

// What happened at that very moment counts; times are kept to the millisecond.
function upTo(finish: RawBuilder<unknown>, asOf: Date): RawBuilder<unknown> {
  return sql`least(${finish}, ${asOf}::timestamptz + interval '1 ms')`
}

// Nothing can happen any more to what was made and taken back, so the last event on it is the one that took it back.
const takenBack = sql`
  select max(back.record_time) as time from event_subject as made join batch using (batch_key)
    join event_subject as last on last.batch_key = batch.batch_key and last.seq = batch.head_seq
    join event as back on back.event_key = last.event_key
  where made.event_key = given.event_key and made.seq = 1 and batch.state = ${reversedState}`
