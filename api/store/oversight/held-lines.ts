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

/** Where a page of held lines ended. */
export type HeldPlace = Pick<HeldLine, 'batchKey' | 'facilityKey'>

/** Batches that are looked at in the first step, and by how many times more in each one after it. */
const firstStep = { batches: 2_000, growth: 4 } as const

/**
 * What lay in stock at the end of a period, by batch and facility, oldest first. It is what lies there now less what was posted since, so
 * that a period that ended lately costs no look at all of history. Batches are gone through in the order of their keys until the page is full, so that a
 * page costs a page and not the stock.
 */
export async function listHeldLines(
  db: Database,
  asked: AskedPeriod &
    LineFilter & {
      readonly after?: HeldPlace | undefined
      readonly limit: number
      /** Batches that are looked at in the first step. */
      readonly together?: number | undefined
    },
): Promise<readonly HeldLine[]> {
  const { limit } = asked
  const found: HeldLine[] = []
  // A batch that lies in two facilities may have been cut in two by the page before.
  let after = asked.after === undefined ? 0 : asked.after.batchKey - 1
  let batches = asked.together ?? firstStep.batches
  for (;;) {
    const upto = await batchAfter(db, asked.keys, { after, batches })
    found.push(...(await heldBetween(db, asked, { after, upto })))
    if (upto === undefined || found.length >= limit) return found.slice(0, limit)
    after = upto
    batches *= firstStep.growth
  }
}

/** Keys of batches: more than one, and up to another with it where there is one. */
interface Between {
  readonly after: number
  readonly upto?: number | undefined
}

/** The key of the last of so many batches; undefined where there are no more than these. */
async function batchAfter(
  db: Database,
  keys: readonly number[],
  { after, batches }: { readonly after: number; readonly batches: number },
): Promise<number | undefined> {
  const { rows } = await sql<{ key: number }>`
    select own.batch_key as key from unnest(${listOf(keys)}) as asker (organisation_key) cross join lateral (
      select batch_key from batch where batch.organisation_key = asker.organisation_key and batch_key > ${after}
      order by batch_key limit ${batches}
    ) as own order by own.batch_key offset ${batches - 1} limit 1`.execute(db)
  return rows[0]?.key
}

async function heldBetween(
  db: Database,
  asked: AskedPeriod & LineFilter & { readonly after?: HeldPlace | undefined; limit: number },
  between: Between,
): Promise<readonly HeldLine[]> {
  const { after: place } = asked
  const goesOn =
    place === undefined
      ? sql``
      : sql` and (held.batch_key, held.facility_key) > (${place.batchKey}, ${place.facilityKey})`
  const { rows } = await sql<HeldLine>`
    select held.batch_key as "batchKey", held.facility_key as "facilityKey", facility.code as facility,
      batch.organisation_key as "organisationKey", batch.code as batch, batch.stream, batch.kind, batch.material, batch.context,
      batch.state, held.grams, event.event_time as "sinceTime", event.id as event, event.digest
    from (${heldAt(asked, between)}) as held join batch using (batch_key) join facility on facility.facility_key = held.facility_key
      join event_subject on event_subject.batch_key = held.batch_key and event_subject.seq = 1
      join event using (event_key)
    where ${isAsked(asked)}${goesOn}
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

function heldAt(asked: AskedPeriod, { after, upto }: Between = { after: 0 }) {
  const { keys, to, asOf } = asked
  const isLater =
    asOf === undefined
      ? isFrom(asked, to)
      : sql`(${isFrom(asked, to)} or event.record_time > ${asOf})`
  const isBetween = (key: string) =>
    upto === undefined
      ? sql`${sql.ref(key)} > ${after}`
      : sql`${sql.ref(key)} > ${after} and ${sql.ref(key)} <= ${upto}`
  // A batch without any stock of mass was never weighed; whatever was made after the end was not there.
  return sql`
    select batch_key, facility_key, case when bool_or(is_weighed) then sum(amount)::bigint end as grams
    from (
      select batch.batch_key, batch.facility_key, coalesce(stock.amount, 0) as amount, stock.batch_key is not null as is_weighed
      from batch left join stock on stock.batch_key = batch.batch_key and stock.dimension = 'mass'
      where batch.organisation_key = any(${listOf(keys)}) and ${isBetween('batch.batch_key')} and not batch.spent
      union all
      select posting.batch_key, posting.facility_key, -posting.amount, true
      from event join posting using (event_key)
      where event.organisation_key = any(${listOf(keys)}) and ${isLater}
        and posting.dimension = 'mass' and posting.account = 'stock' and ${isBetween('posting.batch_key')}
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
