import type { BetterAuthOptions } from 'better-auth/types'
import { accountOf, isEmail } from '../../../domain/email-address.ts'
import { hasUnseenCharacter } from '../../../domain/line-text.ts'
import type { Store } from '../../store/open-store.ts'
import { findIdentities } from '../../store/people/identities.ts'
import { isExpected } from '../../store/people/invitations.ts'
import { identityOf, providerId } from './identity-provider.ts'
import { type FactorTrust, noteFactorOf } from './provider-factor.ts'

type Validate = NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>

/**
 * Lets in whom an identity provider names by a verified e-mail that somebody here invited or made a member. An account that
 * is somebody's there already is nobody else's of the same provider, whatever address they have by now.
 */
export function onlyExpected(
  { system, auth }: Store,
  { now, trust, issuer }: { now: () => Date; trust: FactorTrust; issuer: string },
): Validate {
  return async ({ user, source }) => {
    const { email, emailVerified, name } = user
    // The library folds letters that we keep apart: what counts is the address as the provider wrote it.
    const written = source.oauth?.profile?.email ?? email
    const isVerified = emailVerified === true && typeof written === 'string'
    const isPlain = isVerified && isEmail(written) && !hasUnseenCharacter(String(name ?? ''))
    noteFactorOf(source.oauth?.profile ?? {}, trust)
    if (!isPlain || !(await isExpected(system, accountOf(written), now()))) {
      return { error: 'not_expected' }
    }
    if (source.action !== 'link-account') return undefined
    const kept = await findIdentities(auth, { personId: String(user.id), providerId })
    const subject = String(source.oauth?.profile?.sub)
    return isOther(kept, { issuer, subject }) ? { error: 'other_identity' } : undefined
  }
}

/** Whether an account belongs to somebody else at this provider. Those from before tell of no provider: their name there must be the same. */
function isOther(
  kept: readonly string[],
  { issuer, subject }: { issuer: string; subject: string },
): boolean {
  const ofThis = identityOf(issuer, '').slice(0, -'""]'.length)
  const theirs = kept.filter((one) => !one.startsWith('["') || one.startsWith(ofThis))
  const names = [subject, identityOf(issuer, subject)]
  return theirs.length > 0 && !theirs.some((one) => names.includes(one))
}
