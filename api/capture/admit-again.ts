import { isRefusal } from '../../domain/refusal.ts'
import type { AskAgain } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { refusedReceipt } from '../recording/entry.ts'
import { type Admit, createAdmit } from './admit.ts'
import { readSent } from './sent.ts'

/**
 * Makes the door for what comes in piece by piece, for as long as its sender goes on sending: each piece asks anew who sends
 * it, so that a key that was revoked and a member who was removed stop in the middle of a stream too.
 */
export function createAdmitAgain(
  installation: Pick<Installation, 'recorder' | 'streams' | 'store'>,
  askAgain: AskAgain,
  now: () => Date,
): Admit {
  return async (given) => {
    const principal = await askAgain()
    if (!isRefusal(principal)) return createAdmit(installation, principal, now)(given)
    return given.map((one) => refusedReceipt(readSent(one).id || null, principal))
  }
}
