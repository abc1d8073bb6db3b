import type { Context } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import type { Env } from '../http/env.ts'
import { RefusedError } from '../http/problem.ts'
import type { Reader } from '../store/notifications/notifications.ts'
import { topicsConcerning } from './concerned.ts'

/** Who reads notifications here; refused for a station, which has no list of its own, and for no organisation. */
export function readerOf(context: Context<Env>): Reader {
  const principal = context.get('principal')
  const { organisation, role } = principal
  if (principal.kind !== 'person') {
    throw new RefusedError(refuse('not_allowed', '', ['notifications_of_a_key']))
  }
  if (organisation === undefined) {
    throw new RefusedError(refuse('not_allowed', '', ['notifications_of_nobody']))
  }
  const { organisationKey } = organisation
  return { organisationKey, personId: principal.personId, topics: topicsConcerning(role) }
}
