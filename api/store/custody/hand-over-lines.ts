import type { Insertable, Transaction, Updateable } from 'kysely'
import type { Database, Tables } from '../database.ts'
import type { CargoRow, LineRow, StepRow } from './hand-overs.ts'

/** Adds a hand-over with its lines and gives its key; undefined when its id is there already. */
export async function addHandOver(
  tx: Transaction<Tables>,
  handOver: Insertable<Tables['hand_over']>,
  lines: readonly Omit<Insertable<Tables['hand_over_line']>, 'hand_over_key'>[],
): Promise<number | undefined> {
  const row = await tx
    .insertInto('hand_over')
    .values(handOver)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('hand_over_key')
    .executeTakeFirst()
  if (row === undefined) return undefined
  await tx
    .insertInto('hand_over_line')
    .values(lines.map((line) => ({ ...line, hand_over_key: row.hand_over_key })))
    .execute()
  return row.hand_over_key
}

/** Lines of hand-overs, in order. */
export async function listLines(
  db: Database,
  handOverKeys: readonly number[],
): Promise<readonly LineRow[]> {
  if (handOverKeys.length === 0) return []
  return db
    .selectFrom('hand_over_line')
    .selectAll()
    .where('hand_over_key', 'in', [...handOverKeys])
    .orderBy('hand_over_key')
    .orderBy('line')
    .execute()
}

/** Writes what a step found out about a line. */
export async function updateLine(
  tx: Transaction<Tables>,
  { handOverKey, line }: { handOverKey: number; line: number },
  change: Updateable<Tables['hand_over_line']>,
): Promise<void> {
  await tx
    .updateTable('hand_over_line')
    .set(change)
    .where('hand_over_key', '=', handOverKey)
    .where('line', '=', line)
    .execute()
}

/** Keeps what the receiver goes on from. */
export async function addCargo(
  tx: Transaction<Tables>,
  cargo: readonly Insertable<Tables['hand_over_cargo']>[],
): Promise<void> {
  await tx
    .insertInto('hand_over_cargo')
    .values([...cargo])
    .execute()
}

/** What was handed over, line by line. */
export async function listCargo(db: Database, handOverKey: number): Promise<readonly CargoRow[]> {
  return db
    .selectFrom('hand_over_cargo')
    .selectAll()
    .where('hand_over_key', '=', handOverKey)
    .orderBy('line')
    .execute()
}

/** Adds a signed step; nothing changes or removes one. */
export async function addStep(
  tx: Transaction<Tables>,
  step: Insertable<Tables['hand_over_step']>,
): Promise<void> {
  await tx.insertInto('hand_over_step').values(step).execute()
}

/** Steps of hand-overs, in order. */
export async function listSteps(
  db: Database,
  handOverKeys: readonly number[],
): Promise<readonly StepRow[]> {
  if (handOverKeys.length === 0) return []
  return db
    .selectFrom('hand_over_step')
    .selectAll()
    .where('hand_over_key', 'in', [...handOverKeys])
    .orderBy('hand_over_key')
    .orderBy('step')
    .execute()
}
