import type { Transaction } from 'kysely'
import { faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'
import type { Tables } from '../store/database.ts'
import { findOverdrawnGrounds } from '../store/evidence/drawn-credits.ts'

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
  const faults = overdrawn.map((values) => faultOf(pointer, 'draw_above_corrected', values))
  throw new RefusedError({ code: 'claim_overdrawn', faults })
}
