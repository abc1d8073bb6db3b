import { mayRole, type Right } from '../../domain/role.ts'
import type { Principal, StationPrincipal } from './principal.ts'

/** What a key that is bound to a place may do at most. Who binds the organisation or makes keys stands nowhere. */
const boundRights: readonly Right[] = ['read_own', 'record']

/**
 * Whether a principal has a right: what the role includes, and of a key that is bound to a place no more than recording there
 * needs, whatever its role: a bound administrator would make itself a key without bounds.
 */
export function mayPrincipal(principal: Principal, right: Right): boolean {
  return mayRole(principal.role, right) && (!isBound(principal) || boundRights.includes(right))
}

/** Whether it is a key that stands at one facility or records some stages only. */
export function isBound(principal: Principal): principal is StationPrincipal {
  if (principal.kind !== 'station') return false
  return principal.facility !== undefined || principal.stages !== undefined
}

/** The same as bounds of a list: the one facility and the streams that a bound key reads; nothing for all others. */
export function reachOf(principal: Principal): {
  readonly at?: string
  readonly streams?: readonly string[]
} {
  if (!isBound(principal)) return {}
  const { facility, stages } = principal
  return {
    ...(facility === undefined ? {} : { at: facility }),
    ...(stages === undefined ? {} : { streams: stages.map((one) => one.split('.')[0] ?? '') }),
  }
}

/** Whether a batch is within what a principal may read: a bound key reads at its facility, and of the streams that it records. */
export function isWithinReach(
  principal: Principal,
  { facility, stream }: { readonly facility: string; readonly stream: string },
): boolean {
  if (!isBound(principal)) return true
  const { facility: own = facility, stages } = principal
  return own === facility && (stages?.some((stage) => stage.startsWith(`${stream}.`)) ?? true)
}
