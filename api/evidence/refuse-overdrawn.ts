import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'
import { isOverdrawn } from '../store/evidence/drawn-credits.ts'

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
