import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { z } from 'zod'
import type { facilityLine } from '../../../domain/recompute/export-files.ts'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { Tables } from '../database.ts'
import type { ExportedClaims } from './exported-claims.ts'
import { readKeys, readRows } from './walk.ts'

/** A facility of the export, and between which instants the period lies for what happened there. */
export interface ExportedPlace extends z.output<typeof facilityLine> {
  readonly placeKey: number
}

/** What is exported: whose, and what happened where from one instant until before another. */
export interface Exported extends ExportedClaims {
  readonly places: readonly Pick<ExportedPlace, 'placeKey' | 'start' | 'finish'>[]
  /** Only what was recorded up to this instant. */
  readonly asOf: Date | undefined
  /** All events there are, instead of those of the period with the whole chains of the batches that they touch. */
  readonly whole: boolean
}

/** What an export has, by keys. */
export interface Included {
  /** Events, in the order in which they were recorded. */
  readonly events: readonly number[]
  /** Every batch that it speaks of. */
  readonly batches: readonly number[]
  /** Opening stock that no event of it tells; none where all events are there. */
  readonly opened: readonly OpenedStock[]
}

interface OpenedStock {
  readonly batch: number
  readonly place: number
  readonly grams: number
}

/**
 * Works out what an export has: of a period its events, every event of the batches that one of them touches, and those on which its
 * credits rest. Each step asks one table for what the step before found: as one statement over all of them the planner, which expects one row
 * of each step, walked all of one for each row of another, and 10⁵ events took longer than a statement may.
 */
export async function workOutIncluded(tx: Transaction<Tables>, asked: Exported): Promise<Included> {
  if (asked.whole) {
    const events = await readKeys(
      tx,
      sql`select event_key as key from event where ${isOwn(asked)} order by 1`,
    )
    return { events, batches: await subjectsOf(tx, events), opened: [] }
  }
  const happened = await readKeys(
    tx,
    sql`select event_key as key from event where ${isOwn(asked)} and ${isWithin(asked)}`,
  )
  const touched = await subjectsOf(tx, happened)
  const chains = await readKeys(
    tx,
    sql`select distinct event_key as key from event_subject where batch_key = any(${touched}::bigint[])`,
  )
  const further = [...chains, ...(await creditedBy(tx, asked))]
  const own = await readKeys(
    tx,
    sql`select event_key as key from event where event_key = any(${further}::bigint[]) and ${isOwn(asked)}`,
  )
  const events = [...new Set([...happened, ...own])].toSorted((one, other) => one - other)
  const opened = await readRows(tx, openedBeside(asked, touched))
  const spoken = new Set(await subjectsOf(tx, events))
  for (const { batch } of opened) spoken.add(batch)
  return { events, batches: [...spoken], opened }
}

/** Batches that these events happened to. */
function subjectsOf(tx: Transaction<Tables>, events: readonly number[]) {
  return readKeys(
    tx,
    sql`select distinct batch_key as key from event_subject where event_key = any(${events}::bigint[])`,
  )
}

/** Events that gave the credits of the export, and those that took such an event back. */
async function creditedBy(
  tx: Transaction<Tables>,
  { organisationKeys, until }: Exported,
): Promise<readonly number[]> {
  const giving = await readKeys(
    tx,
    sql`select event.event_key as key
      from credit join event on event.id = credit.event_id and event.organisation_key = credit.organisation_key
      where credit.organisation_key = any(${[...organisationKeys]}::integer[]) and credit.created_time < ${until}`,
  )
  if (giving.length === 0) return []
  const made = await readKeys(
    tx,
    sql`select batch_key as key from event_subject where event_key = any(${giving}::bigint[]) and seq = 1`,
  )
  const reversing = await readKeys(
    tx,
    sql`select last.event_key as key from batch
        join event_subject as last on last.batch_key = batch.batch_key and last.seq = batch.head_seq
      where batch.batch_key = any(${made}::bigint[]) and batch.state = ${reversedState}`,
  )
  return [...giving, ...reversing]
}

/** Stock of mass by batch and place when the period began, of all batches that nothing happened to within it. */
function openedBeside(asked: Exported, touched: readonly number[]): RawBuilder<OpenedStock> {
  return sql`
    select batch_key as batch, posting.facility_key as place, sum(amount)::bigint as grams from event join posting using (event_key)
    where ${isOwn(asked)} and ${isBefore(asked)} and account = 'stock' and dimension = 'mass' and batch_key <> all(${touched}::bigint[])
    group by 1, 2 having sum(amount) <> 0`
}

function isOwn({ organisationKeys, asOf }: Exported): RawBuilder<boolean> {
  const own = sql<boolean>`event.organisation_key = any(${[...organisationKeys]}::integer[])`
  return asOf === undefined ? own : sql<boolean>`(${own} and event.record_time <= ${asOf})`
}

function isWithin({ places }: Exported): RawBuilder<boolean> {
  return atPlaces(
    places,
    ({ start, finish }) => sql`event.event_time >= ${start} and event.event_time < ${finish}`,
  )
}

function isBefore({ places }: Exported): RawBuilder<boolean> {
  return atPlaces(places, ({ start }) => sql`event.event_time < ${start}`)
}

type Place = Exported['places'][number]

/** Whether an event happened at one of the places at a moment that counts there; places of one zone are asked for together. */
function atPlaces(
  places: readonly Place[],
  counts: (place: Place) => RawBuilder<unknown>,
): RawBuilder<boolean> {
  const byDays = Map.groupBy(places, ({ start, finish }) => `${start}/${finish}`)
  const each = [...byDays.values()].flatMap((alike) => {
    const [one] = alike
    if (one === undefined) return []
    const keys = alike.map(({ placeKey }) => placeKey)
    return [sql`(event.facility_key = any(${keys}::integer[]) and ${counts(one)})`]
  })
  return each.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(each, sql` or `)})`
}
