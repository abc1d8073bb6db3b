import { mayRole, type Right, type Role } from '../../../domain/role.ts'
import { shellPhrases } from './phrases.ts'
import type { Way } from './shell.ts'

const ways: readonly (Way & { readonly right: Right })[] = [
  { href: '/account', label: shellPhrases.account, right: 'account' },
  { href: '/account/members', label: shellPhrases.members, right: 'administer' },
]

/** The pages that somebody of this role may open, in the order shown; without an organisation only the account. */
export function workplaceNav(role: Role | undefined): readonly Way[] {
  return ways.filter(
    ({ right }) => right === 'account' || (role !== undefined && mayRole(role, right)),
  )
}
