import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A batch that stands where a stage may follow. */
export interface WaitingBatch {
  readonly batchKey: number
  readonly code: string
  readonly stream: string
  readonly kind: string
  readonly material: string
  readonly state: string
  /** Code of the facility it is at. */
  readonly facility: string
  readonly context: Readonly<Record<string, unknown>>
  /** Grams in stock; null when never weighed. */
  readonly massGrams: number | null
  /** When it came to stand there: the time of its last event. */
  readonly since: Date
  readonly headKey: number
}

/** Place in a list that is ordered by the last event of each batch. */
export interface WaitingPlace {
  readonly headKey: number
  readonly batchKey: number
}

const waitingColumns = sql`
    batch.batch_key as "batchKey", batch.code, batch.stream, kind, material, state, context, facility.code as facility,
      mass.amount as "massGrams", event.event_time as since, batch.head_event_key as "headKey"`

const besideBatch = sql`
    join event on event.event_key = batch.head_event_key
    join facility on facility.facility_key = batch.facility_key
    left join stock as mass on mass.batch_key = batch.batch_key and mass.dimension = 'mass'`

/** Most recalled batches that one list begins with. */
const mostRecalled = 100

/** Batches that lie at a facility while a recall is open on them, in the order of their making. */
export async function readRecalledThere(
  db: Database,
  organisationKey: number,
  facilityKey: number,
): Promise<readonly WaitingBatch[]> {
  const { rows } = await sql<WaitingBatch>`
    select ${waitingColumns} from batch ${besideBatch}
    where batch.batch_key in (
        select affected.batch_key from recall_batch as affected join recall using (recall_key)
        where affected.organisation_key = ${organisationKey} and ended_time is null)
      and batch.organisation_key = ${organisationKey} and batch.facility_key = ${facilityKey} and mass.amount > 0
    order by batch.batch_key limit ${mostRecalled}`.execute(db)
  return rows
}

/** Where batches are looked for: at facilities, in states of streams, of those that are used up or of those that are not. */
export interface WaitingAsked {
  readonly facilityKeys: readonly number[]
  readonly states: readonly {
    readonly stream: string
    readonly state: string
    readonly spent: boolean
  }[]
}

/**
 * Batches that stand in one of these states, those that have waited longest first. Of each state at each facility the first few are
 * taken out of one index, so that what was worked up there before, and what comes later, is not looked at.
 */
export async function readWaiting(
  db: Database,
  asked: WaitingAsked & {
    readonly after?: WaitingPlace | undefined
    /** Only those that carry these facts. */
    readonly bearing?: Readonly<Record<string, unknown>>
    readonly limit: number
  },
): Promise<readonly WaitingBatch[]> {
  const { after = { headKey: 0, batchKey: 0 }, bearing, limit } = asked
  const { rows } = await sql<WaitingBatch>`
    select ${waitingColumns} from (
      select found.batch_key from ${placesAsked(asked)} cross join lateral (
        select batch_key, head_event_key from batch ${inPlace}
          and (head_event_key, batch_key) > (${after.headKey}, ${after.batchKey})
          ${bearing === undefined ? sql`` : sql`and context::jsonb @> ${JSON.stringify(bearing)}::jsonb`}
        order by head_event_key, batch_key limit ${limit}) as found
      order by found.head_event_key, found.batch_key limit ${limit}) as page
    join batch using (batch_key) ${besideBatch}
    order by batch.head_event_key, batch.batch_key`.execute(db)
  return rows
}

/** Certain batches as they stand, in the order in which they came to stand there. */
export async function readStanding(
  db: Database,
  batchKeys: readonly number[],
): Promise<readonly WaitingBatch[]> {
  const { rows } = await sql<WaitingBatch>`
    select ${waitingColumns} from batch ${besideBatch}
    where batch.batch_key = any(${[...batchKeys]}::bigint[])
    order by batch.head_event_key, batch.batch_key`.execute(db)
  return rows
}

/**
 * How many there are, counted up to `most` and no further. In their order, so that they are counted off its index: a planner that hopes to meet
 * as many soon would read all that was ever worked up.
 */
export async function countWaiting(
  db: Database,
  { most, ...asked }: WaitingAsked & { readonly most: number },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from ${placesAsked(asked)} cross join lateral (
        select from batch ${inPlace} order by head_event_key, batch_key limit ${most}) as found
      limit ${most}) as counted`.execute(db)
  return rows[0]?.count ?? 0
}

function placesAsked({ facilityKeys, states }: WaitingAsked) {
  return sql`unnest(${[...facilityKeys]}::integer[]) as place (facility_key) cross join unnest(
      ${states.map(({ stream }) => stream)}::text[], ${states.map(({ state }) => state)}::text[],
      ${states.map(({ spent }) => spent)}::boolean[]) as asked (stream, state, spent)`
}

// The policy names the organisation already: named once more it would count twice with the planner.
const inPlace = sql`
    where batch.facility_key = place.facility_key and batch.stream = asked.stream and batch.state = asked.state
      and batch.spent = asked.spent`
