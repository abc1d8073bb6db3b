import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { type AskedPeriod, isFrom, listOf } from './asked.ts'
import { type LineFilter, madeOf } from './line-filter.ts'

/** A batch as it lay in a facility at the end of a period. */
export interface HeldLine {
  readonly batchKey: number
  readonly facilityKey: number
  readonly facility: string
  readonly organisationKey: number
  readonly batch: string
  readonly stream: string
  readonly kind: string
  readonly material: string
  readonly context: Readonly<Record<string, unknown>>
  /** State now, which may be later than the end of the period. */
  readonly state: string
  /** Whole grams; null for one that nobody has weighed. */
  readonly grams: number | null
  /** Of the first event: since when it is there. */
  readonly sinceTime: Date
  readonly event: string
  readonly digest: Buffer
}

/**
 * What lay in stock at the end of a period, by batch and facility, oldest first. It is what lies there now less what was posted since, so
 * that a period that ended lately costs no look at all of history.
 */
export async function listHeldLines(
  db: Database,
  asked: AskedPeriod & LineFilter & { readonly after?: number | undefined; readonly limit: number },
): Promise<readonly HeldLine[]> {
  const { rows } = await sql<HeldLine>`
    select held.batch_key as "batchKey", held.facility_key as "facilityKey", facility.code as facility,
      batch.organisation_key as "organisationKey", batch.code as batch, batch.stream, batch.kind, batch.material, batch.context,
      batch.state, held.grams, event.event_time as "sinceTime", event.id as event, event.digest
    from (${heldAt(asked, asked.after)}) as held join batch using (batch_key) join facility on facility.facility_key = held.facility_key
      join event_subject on event_subject.batch_key = held.batch_key and event_subject.seq = 1
      join event using (event_key)
    where ${isAsked(asked)}
    order by held.batch_key, held.facility_key limit ${asked.limit}`.execute(db)
  return rows
}

/** How many batches lay there, what the weighed ones weighed, and how many nobody had weighed. */
export async function sumHeld(
  db: Database,
  asked: AskedPeriod & LineFilter,
): Promise<{ readonly lines: number; readonly grams: number; readonly unweighed: number }> {
  const { rows } = await sql<{ lines: number; grams: number; unweighed: number }>`
    select count(*) as lines, coalesce(sum(held.grams), 0) as grams, count(*) filter (where held.grams is null) as unweighed
    from (${heldAt(asked)}) as held join batch using (batch_key) join facility on facility.facility_key = held.facility_key
    where ${isAsked(asked)}`.execute(db)
  return rows[0] ?? { lines: 0, grams: 0, unweighed: 0 }
}

function heldAt(asked: AskedPeriod, after = 0) {
  const { keys, to, asOf } = asked
  const isLater =
    asOf === undefined
      ? isFrom(asked, to)
      : sql`(${isFrom(asked, to)} or event.record_time > ${asOf})`
  // A batch without any stock of mass was never weighed; whatever was made after the end was not there.
  return sql`
    select batch_key, facility_key, case when bool_or(is_weighed) then sum(amount)::bigint end as grams
    from (
      select batch.batch_key, batch.facility_key, coalesce(stock.amount, 0) as amount, stock.batch_key is not null as is_weighed
      from batch left join stock on stock.batch_key = batch.batch_key and stock.dimension = 'mass'
      where batch.organisation_key = any(${listOf(keys)}) and batch.batch_key > ${after} and not batch.spent
      union all
      select posting.batch_key, posting.facility_key, -posting.amount, true
      from event join posting using (event_key)
      where event.organisation_key = any(${listOf(keys)}) and ${isLater}
        and posting.dimension = 'mass' and posting.account = 'stock' and posting.batch_key > ${after}
    ) as line
    group by batch_key, facility_key
    having sum(amount) <> 0 or (not bool_or(is_weighed) and not exists (
      select from event_subject join event using (event_key)
      where event_subject.batch_key = line.batch_key and event_subject.seq = 1 and ${isLater}))`
}

function isAsked({ facility, stream, kind, material, batch, cameOf }: LineFilter) {
  const conditions = [
    sql`true`,
    ...(facility === undefined ? [] : [sql`facility.code = ${facility}`]),
    ...(stream === undefined ? [] : [sql`batch.stream = ${stream}`]),
    ...(kind === undefined ? [] : [sql`batch.kind = ${kind}`]),
    ...(material === undefined ? [] : [sql`batch.material = ${material}`]),
    ...(batch === undefined ? [] : [sql`batch.code = ${batch}`]),
    ...(cameOf === undefined ? [] : [sql`held.batch_key = any(${madeOf(cameOf)})`]),
  ]
  return sql.join(conditions, sql` and `)
}
