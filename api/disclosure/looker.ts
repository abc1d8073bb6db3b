import { idOf, type Principal } from '../http/principal.ts'
import type { Looker } from './show-grant.ts'

/** For whom somebody looks: a regulator for the authority, whichever organisation they chose. */
export function receiverOf(principal: Principal): number {
  const authority = principal.kind === 'person' ? principal.authority : undefined
  return (authority ?? principal.organisation)?.organisationKey ?? 0
}

/** Who looks, as the owner is told. */
export function lookerOf(principal: Principal): Omit<Looker, 'now' | 'language'> {
  return {
    actorKind: principal.kind,
    actor: idOf(principal),
    actorName: principal.name,
    actorOrganisationKey: receiverOf(principal),
  }
}
