import { invitationIn, invitationRules } from '../../../domain/station-invitation.ts'
import { deviceNow } from '../device-time.ts'

/** Where this tab keeps it; the sign-in page (`passkeys.js`) writes there too. */
const name = 'loomcell.invitation'

/**
 * Keeps an invitation in this tab until it is taken or turned down, so that whoever has to sign in first finds it again; forgets it where undefined.
 * No server and no other tab ever sees it.
 */
export function keepInvitation(code: string | undefined): void {
  try {
    if (code === undefined) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, `${deviceNow().getTime()} station=${code}`)
  } catch {
    // A browser may forbid it: then it is scanned again.
  }
}

/** The code of the invitation that this tab keeps; undefined where it keeps none, or one that nobody could take any more. */
export function keptInvitation(): string | undefined {
  try {
    const kept = sessionStorage.getItem(name) ?? ''
    const age = deviceNow().getTime() - Number.parseInt(kept, 10)
    return age < invitationRules.minutes * 60_000 ? invitationIn(kept) : undefined
  } catch {
    return undefined
  }
}
