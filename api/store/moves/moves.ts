import { sql } from 'kysely'
import type { Manner, Move, MoverKind, MoveStep } from '../../../domain/moves/move.ts'
import type { Database } from '../database.ts'

/** A move with what it is known again by. */
export interface StoredMove extends Move {
  readonly moveKey: number
  readonly digest: Buffer
}

export interface MoveFilter {
  readonly ids?: readonly string[] | undefined
  /** Only those that are asked or under way, or only those that came to an end. */
  readonly open?: boolean | undefined
  readonly facility?: string | undefined
  /** The one facility that a list is bound to, whatever is asked for. */
  readonly at?: string | undefined
  /** Code of a place that it leads from or to. */
  readonly place?: string | undefined
  /** Code of a batch that is a load of it. */
  readonly batch?: string | undefined
  readonly order?: string | undefined
  /** Only those whose loads are of these streams. */
  readonly streams?: readonly string[] | undefined
  /** Asked before `end` and not over before `start`, UTC ISO 8601. */
  readonly during?: { readonly start: string; readonly end: string } | undefined
  /** Ended or cancelled within these, UTC ISO 8601; `end` is not included. */
  readonly closedIn?: { readonly start: string; readonly end: string } | undefined
  /** Only those asked before the one of this key. */
  readonly before?: number | undefined
  readonly limit?: number | undefined
}

interface MoveRow extends Omit<StoredMove, 'askedTime' | 'steps'> {
  readonly askedTime: Date
  readonly steps: readonly StepRow[]
}

interface StepRow extends Omit<MoveStep, 'by' | 'time'> {
  readonly time: string
  readonly kind: MoverKind
  readonly mover: string
  readonly name: string
}

/** The organisation's moves that pass every filter, newest first, each with its loads and steps. */
export async function readMoves(
  db: Database,
  organisationKey: number,
  filter: MoveFilter = {},
): Promise<readonly StoredMove[]> {
  const { ids, open, facility, at, place, batch, order, streams, during, closedIn, before, limit } =
    filter
  const { rows } = await sql<MoveRow>`
    select move.move_key as "moveKey", move.id, facility.code as facility, origin.code as from, target.code as to, manner, move.digest,
      container_order.id as order, move.asked_time as "askedTime", move.asked_name as "askedName",
      array(select batch.code from move_load join batch using (batch_key) where move_load.move_key = move.move_key order by batch.code) as loads,
      coalesce((select json_agg(told order by told.seq) from (
        select seq, id, step, step_time as time, mover_kind as kind, mover_id as mover, mover_name as name, metres, stops, reason,
          coalesce((select json_agg(json_build_object('batch', batch.code, 'grams', weighed.grams) order by batch.code)
            from move_step_load as weighed join batch using (batch_key)
            where weighed.move_key = said.move_key and weighed.seq = said.seq), '[]') as loads
        from move_step as said where said.move_key = move.move_key) as told), '[]') as steps
    from move
      join facility_place as origin on origin.facility_place_key = move.from_place_key
      join facility_place as target on target.facility_place_key = move.to_place_key
      join facility on facility.facility_key = origin.facility_key
      left join container_order on container_order.container_order_key = move.container_order_key
    where move.organisation_key = ${organisationKey}
      and ${ids === undefined ? yes : sql`move.id = any(${[...ids]}::uuid[])`}
      and ${open === undefined ? yes : open ? sql`move.closed_time is null` : sql`move.closed_time is not null`}
      and ${facility === undefined ? yes : sql`facility.code = ${facility}`}
      and ${at === undefined ? yes : sql`facility.code = ${at}`}
      and ${place === undefined ? yes : sql`${place} in (origin.code, target.code)`}
      and ${batch === undefined ? yes : holds(organisationKey, batch)}
      and ${order === undefined ? yes : sql`container_order.id = ${order}::uuid`}
      and ${streams === undefined ? yes : onlyOf(streams)}
      and ${during === undefined ? yes : within(during)}
      and ${closedIn === undefined ? yes : closedWithin(closedIn)}
      and ${before === undefined ? yes : sql`move.move_key < ${before}`}
    order by move.move_key desc limit ${limit ?? null}`.execute(db)
  return rows.map(moveOf)
}

const yes = sql`true`

/** Found by the batch, which has few of them. */
function holds(organisationKey: number, batch: string) {
  return sql`move.move_key in (select move_key from move_load join batch using (batch_key)
    where batch.organisation_key = ${organisationKey} and batch.code = ${batch})`
}

function onlyOf(streams: readonly string[]) {
  return sql`not exists (select from move_load join batch using (batch_key)
    where move_load.move_key = move.move_key and batch.stream <> all(${[...streams]}::text[]))`
}

function within({ start, end }: { readonly start: string; readonly end: string }) {
  return sql`move.asked_time < ${end}::timestamptz and (move.closed_time is null or move.closed_time >= ${start}::timestamptz)`
}

function closedWithin({ start, end }: { readonly start: string; readonly end: string }) {
  return sql`move.closed_time >= ${start}::timestamptz and move.closed_time < ${end}::timestamptz`
}

function moveOf({ askedTime, steps, ...row }: MoveRow): StoredMove {
  return { ...row, askedTime: askedTime.toISOString(), steps: steps.map(stepOf) }
}

function stepOf({ id, step, time, kind, mover, name, metres, stops, reason, loads }: StepRow) {
  const by = { kind, id: mover, name }
  return { id, step, time: new Date(time).toISOString(), by, metres, stops, reason, loads }
}

/** Waits until nobody else moves anything of the organisation, and keeps others waiting until the transaction ends. */
export async function lockMoves(tx: Database, organisationKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('moves'), ${organisationKey}::integer)`.execute(
    tx,
  )
}

/** Digests of the steps that came under these ids, by id. */
export async function stepDigests(
  db: Database,
  organisationKey: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const { rows } = await sql<{ id: string; digest: Buffer }>`
    select id, digest from move_step where organisation_key = ${organisationKey} and id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, digest }) => [id, digest]))
}

/** A move that is to be kept, with the keys of what it names. */
export interface NewMove {
  readonly id: string
  readonly fromKey: number
  readonly toKey: number
  readonly manner: Manner
  readonly orderKey: number | null
  readonly batchKeys: readonly number[]
  readonly askedBy: string
  readonly askedName: string
  readonly askedTime: string
  readonly digest: Buffer
}

/** Keeps moves as they were asked for. */
export async function addMoves(
  tx: Database,
  organisationKey: number,
  { moves, now }: { moves: readonly NewMove[]; now: Date },
): Promise<void> {
  if (moves.length === 0) return
  const rows = await tx
    .insertInto('move')
    .values(
      moves.map((move) => ({
        organisation_key: organisationKey,
        id: move.id,
        from_place_key: move.fromKey,
        to_place_key: move.toKey,
        manner: move.manner,
        container_order_key: move.orderKey,
        asked_by: move.askedBy,
        asked_name: move.askedName,
        asked_time: new Date(move.askedTime),
        recorded_time: now,
        digest: move.digest,
      })),
    )
    .returning(['move_key', 'id'])
    .execute()
  const keys = new Map(rows.map(({ id, move_key }) => [id, move_key]))
  // As one text: so many loads of so many moves would be more values than a statement takes.
  const loads = moves.flatMap(({ id, batchKeys }) =>
    batchKeys.map((batchKey) => ({ moveKey: keys.get(id), batchKey })),
  )
  await sql`
    insert into move_load (move_key, batch_key, organisation_key)
    select "moveKey", "batchKey", ${organisationKey}::integer
    from json_to_recordset(${JSON.stringify(loads)}::json) as load ("moveKey" bigint, "batchKey" bigint)`.execute(
    tx,
  )
}
