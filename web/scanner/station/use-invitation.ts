import { useEffect, useState } from 'preact/hooks'
import { invitationIn } from '../../../domain/station-invitation.ts'
import { keepInvitation, keptInvitation } from './kept-invitation.ts'

/** What the screen of the station is open for: an invitation that was scanned, or a look; undefined while it is not. */
export interface StationAsked {
  readonly invitation: string | undefined
}

/**
 * Whether the screen of the station is open, and how it is opened and closed. A link that the device's own camera opened opens it too, also where
 * somebody had to sign in in between.
 */
export function useStationAsked() {
  const [asked, show] = useState(invitedBefore)
  const setAsked = (next: StationAsked | undefined) => {
    keepInvitation(next?.invitation)
    show(next)
  }
  useEffect(() => {
    const look = () => show((now) => invitedByAddress() ?? now)
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  return [asked, setAsked] as const
}

function invitedBefore(): StationAsked | undefined {
  const byAddress = invitedByAddress()
  if (byAddress !== undefined) return byAddress
  const invitation = keptInvitation()
  return invitation === undefined ? undefined : { invitation }
}

/** The invitation in the address, which is taken out of it at once, so that no history keeps it. */
function invitedByAddress(): StationAsked | undefined {
  const invitation = invitationIn(location.hash)
  if (invitation === undefined) return undefined
  history.replaceState(null, '', location.pathname)
  keepInvitation(invitation)
  return { invitation }
}
