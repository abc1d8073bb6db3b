import type { Database } from '../store/database.ts'
import {
  type DueModel,
  endModelDue,
  nextDueModel,
  nextOfModel,
  passModelDue,
} from '../store/passports/model-due.ts'
import type { Issuing } from './credential-of.ts'
import { readFollowed } from './follow-event.ts'
import { goOn } from './go-on.ts'

/** Versions of models whose passports cannot follow yet, and the one at hand. */
export interface ModelsAtHand {
  readonly passedBy: readonly number[]
  take(due: DueModel): void
}

/**
 * Lets one passport follow what was newly said of its model, and notes how far that got: a model of any size is gone through in
 * pieces of one, each of which says the same again at most. Gives false where nothing waits.
 */
export async function followModel(
  tx: Database,
  issuing: Issuing,
  { passedBy, take }: ModelsAtHand,
): Promise<boolean> {
  const due = await nextDueModel(tx, passedBy)
  if (due === undefined) return false
  take(due)
  const passport = await nextOfModel(tx, due)
  if (passport === undefined) {
    await endModelDue(tx, due)
    return true
  }
  // What happened since is told by the version that follows that.
  const of = await readFollowed(tx, issuing.streams, passport)
  if (of !== undefined) await goOn(tx, of, issuing, { passport, cause: 'model_changed' })
  await passModelDue(tx, due, passport.passportKey)
  return true
}
