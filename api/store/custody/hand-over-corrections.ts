import type { Insertable, Selectable, Transaction } from 'kysely'
import type { CorrectionState } from '../../../workflows/correction.ts'
import type { Database, Tables } from '../database.ts'

export type CorrectionRow = Selectable<Tables['hand_over_correction']>
export type CorrectionLineRow = Selectable<Tables['hand_over_correction_line']>

/** Corrections of hand-overs, oldest first; none for a party that is neither sender nor receiver. */
export async function listCorrections(
  db: Database,
  handOverKeys: readonly number[],
): Promise<readonly CorrectionRow[]> {
  if (handOverKeys.length === 0) return []
  return db
    .selectFrom('hand_over_correction')
    .selectAll()
    .where('hand_over_key', 'in', [...handOverKeys])
    .orderBy('hand_over_correction_key')
    .execute()
}

/** Lines of corrections, in order. */
export async function listCorrectionLines(
  db: Database,
  correctionKeys: readonly number[],
): Promise<readonly CorrectionLineRow[]> {
  if (correctionKeys.length === 0) return []
  return db
    .selectFrom('hand_over_correction_line')
    .selectAll()
    .where('hand_over_correction_key', 'in', [...correctionKeys])
    .orderBy('hand_over_correction_key')
    .orderBy('line')
    .execute()
}

/** Adds a proposal with its lines. */
export async function addCorrection(
  tx: Transaction<Tables>,
  correction: Insertable<Tables['hand_over_correction']>,
  lines: readonly Omit<
    Insertable<Tables['hand_over_correction_line']>,
    'hand_over_correction_key' | 'sender_key' | 'receiver_key'
  >[],
): Promise<void> {
  const { hand_over_correction_key } = await tx
    .insertInto('hand_over_correction')
    .values(correction)
    .returning('hand_over_correction_key')
    .executeTakeFirstOrThrow()
  const { sender_key, receiver_key } = correction
  await tx
    .insertInto('hand_over_correction_line')
    .values(lines.map((line) => ({ ...line, hand_over_correction_key, sender_key, receiver_key })))
    .execute()
}

/** Ends a correction; the hand-over MUST be locked. */
export async function closeCorrection(
  tx: Transaction<Tables>,
  correctionKey: number,
  { state, now }: { state: Exclude<CorrectionState, 'proposed'>; now: Date },
): Promise<void> {
  await tx
    .updateTable('hand_over_correction')
    .set({ state, closed_time: now })
    .where('hand_over_correction_key', '=', correctionKey)
    .execute()
}
