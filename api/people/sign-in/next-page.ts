import type { Role } from '../../../domain/role.ts'
import { listOwnMemberships } from '../../store/people/people.ts'
import type { People } from './people.ts'

/** A path of ours that somebody wants to go on to; undefined when there is none, or it would lead to another site. */
export function safeNext(wanted: string | undefined): string | undefined {
  return wanted !== undefined && /^\/(?![/\\])[\w\-./~%?=&+:,]{0,500}$/.test(wanted)
    ? wanted
    : undefined
}

/** Where somebody who signed in goes on: where they wanted to, else to their work, else to choose whom they act for. */
export async function nextPage(
  { store }: People,
  personId: string,
  wanted: string | undefined,
): Promise<string> {
  const next = safeNext(wanted)
  if (next !== undefined) return next
  const [only, ...others] = await listOwnMemberships(store.system, personId)
  return only !== undefined && others.length === 0 ? homeOf(only.role) : '/account'
}

/** Where somebody of this role begins. */
export function homeOf(role: Role): string {
  if (role === 'regulator') return '/work/desk'
  return role === 'platform' ? '/work/organisations' : '/work'
}
