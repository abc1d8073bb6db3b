import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Principal } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { People } from '../people/sign-in/people.ts'
import { enqueueWaitingOf } from '../store/notifications/webhook-deliveries.ts'
import type { Organisation } from '../store/organisations/organisations.ts'
import {
  readOrganisation,
  type StoredOrganisation,
  suspendOrganisation,
} from '../store/organisations/register.ts'

interface Suspending {
  readonly principal: Principal
  readonly organisation: Organisation
  /** Whether it is suspended from now on, or may go on. */
  readonly suspended: boolean
  readonly now: Date
}

/**
 * Suspends an organisation or lets it go on, and puts it on its trail; sessions are asked for anew at once. No e-mail and no webhook
 * leaves for it meanwhile; deliveries wait and go out when it goes on. Done again, it changes nothing and says nothing. Throws the refusal of the platform's own, whose people could not take it back.
 */
export async function changeSuspension(
  { store, forgetAll }: Pick<People, 'store' | 'forgetAll'>,
  { principal, organisation, suspended, now }: Suspending,
): Promise<StoredOrganisation> {
  const { organisationKey, slug } = organisation
  const changed = await store.system.transaction().execute(async (tx) => {
    const before = await readOrganisation(tx, organisationKey)
    if (before.kind === 'platform') {
      throw new RefusedError(refuse('not_allowed', '/suspended', ['platform_stays', { slug }]))
    }
    if ((before.suspendedTime !== null) === suspended) return before
    const action = suspended ? 'organisation suspended' : 'organisation resumed'
    await audit(tx, principal, { kind: 'administration', action, now })
    await suspendOrganisation(tx, organisationKey, suspended ? now : null)
    if (!suspended) await enqueueWaitingOf(tx, organisationKey)
    return readOrganisation(tx, organisationKey)
  })
  forgetAll()
  return changed
}
