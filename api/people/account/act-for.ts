import type { PersonPrincipal } from '../../http/principal.ts'
import { chooseOrganisation } from '../../store/people/own-sessions.ts'
import type { People } from '../sign-in/people.ts'

/**
 * Lets the session act for the organisation of this slug from now on, or look at it as a regulator; tells whether it may.
 * The check of sessions itself decides, so that choosing and naming an organisation never differ.
 */
export async function actFor(
  { authenticate, store, forget }: People,
  { sessionId }: PersonPrincipal,
  { slug, cookie }: { slug: string; cookie: string | undefined },
): Promise<boolean> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug) || cookie === undefined) return false
  const headers = { cookie, 'loomcell-organisation': slug }
  const acting = await authenticate(new Request('http://localhost/', { headers }))
  if (acting?.organisation?.slug !== slug) return false
  await chooseOrganisation(store.auth, sessionId, acting.organisation.organisationKey)
  forget(sessionId)
  return true
}
