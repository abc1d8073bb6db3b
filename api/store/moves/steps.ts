import { sql } from 'kysely'
import type { MoveStep } from '../../../domain/moves/move.ts'
import type { Database } from '../database.ts'
import { isStillThere } from './places.ts'

/** A step that is to be kept: of which move, in which place, and what it is known again by. */
export interface NewStep {
  readonly moveKey: number
  readonly seq: number
  readonly step: MoveStep
  readonly digest: Buffer
  /** What it says of loads, by their keys. */
  readonly loads: readonly { readonly batchKey: number; readonly grams: number | null }[]
}

/** Keeps steps of moves. */
export async function addSteps(
  tx: Database,
  organisationKey: number,
  { steps, now }: { steps: readonly NewStep[]; now: Date },
): Promise<void> {
  if (steps.length === 0) return
  await tx
    .insertInto('move_step')
    .values(
      steps.map(({ moveKey, seq, step, digest }) => ({
        move_key: moveKey,
        seq,
        organisation_key: organisationKey,
        id: step.id,
        step: step.step,
        mover_kind: step.by.kind,
        mover_id: step.by.id,
        mover_name: step.by.name,
        step_time: new Date(step.time),
        recorded_time: now,
        metres: step.metres,
        stops: step.stops,
        reason: step.reason,
        digest,
      })),
    )
    .execute()
  // As one text: so many loads of so many moves would be more values than a statement takes.
  const loads = steps.flatMap(({ moveKey, seq, loads: own }) =>
    own.map(({ batchKey, grams }) => ({ moveKey, seq, batchKey, grams })),
  )
  await sql`
    insert into move_step_load (move_key, seq, batch_key, organisation_key, grams)
    select "moveKey", seq, "batchKey", ${organisationKey}::integer, grams
    from json_to_recordset(${JSON.stringify(loads)}::json)
      as load ("moveKey" bigint, seq integer, "batchKey" bigint, grams bigint)`.execute(tx)
  const closed = steps
    .filter(({ step: { step } }) => step === 'ended' || step === 'cancelled')
    .map(({ moveKey, step: { time } }) => ({ moveKey, time }))
  await sql`
    update move set closed_time = time
    from json_to_recordset(${JSON.stringify(closed)}::json) as closed ("moveKey" bigint, time timestamptz)
    where move_key = "moveKey"`.execute(tx)
}

/** Where a batch stands, or the move that it is on, from a time on. */
export interface Position {
  readonly batchKey: number
  readonly placeKey: number | null
  readonly moveKey: number | null
  readonly since: string
}

/** Writes where batches are now. */
export async function writePositions(
  tx: Database,
  organisationKey: number,
  positions: readonly Position[],
): Promise<void> {
  if (positions.length === 0) return
  await sql`
    insert into batch_position (batch_key, organisation_key, facility_place_key, move_key, since)
    select "batchKey", ${organisationKey}::integer, "placeKey", "moveKey", since
    from json_to_recordset(${JSON.stringify(positions)}::json)
      as position ("batchKey" bigint, "placeKey" bigint, "moveKey" bigint, since timestamptz)
    order by "batchKey"
    on conflict (batch_key) do update set facility_place_key = excluded.facility_place_key, move_key = excluded.move_key,
      since = excluded.since`.execute(tx)
}

/** Where a batch is on the floor of its facility, and the open move that it is a load of. */
export interface StoredPosition {
  readonly batchKey: number
  /** Code of its place; null on its way, and where nobody moved it at the facility at which it is. */
  readonly place: string | null
  readonly since: Date | null
  readonly move: string | null
}

/** Where these batches are. */
export async function readPositions(
  db: Database,
  batchKeys: readonly number[],
): Promise<ReadonlyMap<number, StoredPosition>> {
  const { rows } = await sql<StoredPosition>`
    select batch.batch_key as "batchKey", there.code as place, case when there.code is null and position.move_key is null then null
      else position.since end as since, open.id as move
    from batch
      left join batch_position as position on position.batch_key = batch.batch_key
      left join facility_place as there on there.facility_place_key = position.facility_place_key and ${isStillThere}
      left join lateral (
        select move.id from move_load join move using (move_key)
        where move_load.batch_key = batch.batch_key and move.closed_time is null limit 1) as open on true
    where batch.batch_key = any(${[...batchKeys]}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.batchKey, row]))
}
