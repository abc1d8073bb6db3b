import { findShown } from '../../store/people/own-sessions.ts'
import type { People } from './people.ts'

/** How long it counts that somebody entered, for one who has no password, and for what changes no way in. */
export const freshMinutes = 15
/** How long it counts that somebody showed a passkey in the session. */
export const confirmedMinutes = 5

/** Whether the session's person showed minutes ago who it is, on entering or by a passkey since. */
export async function isShown(
  { store, now }: People,
  sessionId: string,
  { byPasskey = false }: { byPasskey?: boolean } = {},
): Promise<boolean> {
  const shown = await findShown(store.auth, sessionId)
  if (shown === undefined) return false
  const isWithin = (time: Date | null, minutes: number) =>
    time !== null && now().getTime() - time.getTime() < minutes * 60_000
  if (isWithin(shown.confirmedTime, byPasskey ? confirmedMinutes : freshMinutes)) return true
  return !byPasskey && isWithin(shown.enteredTime, freshMinutes)
}
