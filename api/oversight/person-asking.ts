import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { PersonPrincipal, Principal } from '../http/principal.ts'

/** Whoever asks, as the person that they are. Throws the refusal that a key gets for what is done in somebody's own name. */
export function personAsking(principal: Principal): PersonPrincipal {
  if (principal.kind === 'person') return principal
  throw new RefusedError(refuse('not_allowed', '', ['needs_person']))
}
