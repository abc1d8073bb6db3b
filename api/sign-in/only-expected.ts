import type { BetterAuthOptions } from 'better-auth/types'
import { accountOf, isEmail } from '../../domain/email-address.ts'
import { hasUnseenCharacter } from '../../domain/line-text.ts'
import { isExpected } from '../store/invitations.ts'
import type { Store } from '../store/open-store.ts'
import { type FactorTrust, noteFactorOf } from './provider-factor.ts'

type Validate = NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>

/** Lets in whom an identity provider names by a verified e-mail that somebody here invited or made a member. */
export function onlyExpected(
  { system }: Store,
  { now, trust }: { now: () => Date; trust: FactorTrust },
): Validate {
  return async ({ user, source }) => {
    const { email, emailVerified, name } = user
    // The library folds letters that we keep apart: what counts is the address as the provider wrote it.
    const written = source.oauth?.profile?.email ?? email
    const isVerified = emailVerified === true && typeof written === 'string'
    const isPlain = isVerified && isEmail(written) && !hasUnseenCharacter(String(name ?? ''))
    noteFactorOf(source.oauth?.profile ?? {}, trust)
    if (isPlain && (await isExpected(system, accountOf(written), now()))) return undefined
    return { error: 'not_expected' }
  }
}
