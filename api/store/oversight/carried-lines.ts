import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { type AskedPeriod, listOf, midnight } from './asked.ts'
import { type CustodyRow, custodyRow } from './custody-of.ts'
import { isLate, type LineFilter, madeOf } from './line-filter.ts'

/** Where a page goes on: the last line of the page before. */
export interface CarriedPlace {
  readonly handOverKey: number
  readonly line: number
}

/** A line of a hand-over that was carried. */
export interface CarriedLine extends CarriedPlace {
  readonly dispatchedTime: Date
  readonly stream: string
  readonly kind: string
  readonly material: string
  /** As it was sent. */
  readonly grams: number
  readonly custody: CustodyRow
  readonly parties: readonly number[]
}

/**
 * Goods that left on their way in a period, by when their dispatch was recorded: those that one of the organisations carried or stored, and
 * those that one of them sent with a carrier that is none here, for whom the sender answers.
 */
export async function listCarriedLines(
  db: Database,
  asked: AskedPeriod &
    LineFilter & { readonly after?: CarriedPlace | undefined; readonly limit: number },
): Promise<readonly CarriedLine[]> {
  const { after, limit } = asked
  const goesOn =
    after === undefined
      ? sql`true`
      : sql`(dispatched_time, hand_over_key, goods.line) >
          ((select dispatched_time from hand_over where hand_over_key = ${after.handOverKey}), ${after.handOverKey}, ${after.line})`
  const { rows } = await sql<CarriedLine>`
    select hand_over_key as "handOverKey", goods.line, dispatched_time as "dispatchedTime", goods.stream, goods.kind,
      goods.material, ${gramsFor(asked.keys)} as grams, ${custodyRow} as custody, parties
    from hand_over join hand_over_line as goods using (hand_over_key)
    where ${isAsked(asked)} and ${goesOn}
    order by dispatched_time, hand_over_key, goods.line limit ${limit}`.execute(db)
  return rows
}

/** How many lines they are, and their grams. */
export async function sumCarried(
  db: Database,
  asked: AskedPeriod & LineFilter,
): Promise<{ readonly lines: number; readonly grams: number }> {
  const { rows } = await sql<{ lines: number; grams: number }>`
    select count(*) as lines, coalesce(sum(${gramsFor(asked.keys)}), 0)::bigint as grams
    from hand_over join hand_over_line as goods using (hand_over_key) where ${isAsked(asked)}`.execute(
    db,
  )
  return rows[0] ?? { lines: 0, grams: 0 }
}

function isAsked(asked: AskedPeriod & LineFilter) {
  const { keys, from, to, timeZone, asOf, facility, stream, kind, material, batch } = asked
  const { partner, cameOf, lateBy, refused, documents = [] } = asked
  const own = listOf(keys)
  const conditions = [
    sql`parties && ${own} and dispatched_time >= ${midnight(from, timeZone)} and dispatched_time < ${midnight(to, timeZone)}`,
    sql`(exists (select from unnest(parties) as party where party = any(${own}) and party not in (sender_key, receiver_key))
      or (sender_key = any(${own}) and cardinality(parties) = 2))`,
    ...(asOf === undefined ? [] : [sql`dispatched_time <= ${asOf}`]),
    ...(facility === undefined
      ? []
      : [
          sql`${facility} in (facility_code(sender_facility_key), facility_code(receiver_facility_key))`,
        ]),
    ...(stream === undefined ? [] : [sql`goods.stream = ${stream}`]),
    ...(kind === undefined ? [] : [sql`goods.kind = ${kind}`]),
    ...(material === undefined ? [] : [sql`goods.material = ${material}`]),
    ...(batch === undefined ? [] : [sql`goods.code = ${batch}`]),
    ...(cameOf === undefined ? [] : [sql`goods.batch_key = any(${madeOf(cameOf)})`]),
    ...(partner === undefined ? [] : [sql`parties && ${listOf(partner)}`]),
    // What the two sides decided is not for whoever carried: nothing is told by asking for it either.
    ...(lateBy === undefined
      ? []
      : [sql`${isSide(own)} and ${isLate('hand_over', lateBy, 'goods')}`]),
    ...(refused === true ? [sql`${isSide(own)} and refused_grams > 0`] : []),
    ...documents.map(
      ({ names, number }) => sql`exists (select from json_each_text(papers) as paper
        where paper.key = any(${[...names]}::text[]) and paper.value = ${number})`,
    ),
  ]
  return sql.join(conditions, sql` and `)
}

// Whoever carried knows what was given to it, and not what the two sides agreed on later.
function gramsFor(keys: readonly number[]) {
  return sql<number>`case when ${isSide(listOf(keys))} then coalesce(corrected_sent_grams, sent_grams) else sent_grams end`
}

function isSide(own: ReturnType<typeof listOf>) {
  return sql`(sender_key = any(${own}) or receiver_key = any(${own}))`
}
