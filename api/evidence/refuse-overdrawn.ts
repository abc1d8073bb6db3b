import type { Transaction } from 'kysely'
import { faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Tables } from '../store/database.ts'
import { findOverdrawnGrounds, isOverdrawn } from '../store/evidence/drawn-credits.ts'

/** Waits for a transaction that draws; when the database says that less is left, that is a refusal and no fault of ours. */
export async function refuseOverdrawn<Result>(
  drawing: Promise<Result>,
  pointer: string,
): Promise<Result> {
  try {
    return await drawing
  } catch (error) {
    if (!isOverdrawn(error)) throw error
    throw new RefusedError(refuse('claim_overdrawn', pointer, ['claim_draws_overdrawn']))
  }
}

/**
 * Refuses draws that a credit no longer bears, since a correction of a hand-over lowered the mass that it rests on. What was
 * drawn before keeps such a correction from being booked; this keeps the rest from being drawn after it.
 */
export async function assertBorne(
  tx: Transaction<Tables>,
  creditKeys: readonly number[],
  pointer: string,
): Promise<void> {
  const overdrawn = await findOverdrawnGrounds(tx, creditKeys)
  if (overdrawn.length === 0) return
  const faults = overdrawn.map(({ credit, drawn, most }) =>
    faultOf(pointer, 'draw_above_corrected', { credit, drawn, most }),
  )
  throw new RefusedError({ code: 'claim_overdrawn', faults })
}
