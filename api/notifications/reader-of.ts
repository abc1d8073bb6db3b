import type { Context } from 'hono'
import { refusal } from '../../domain/refusal.ts'
import type { Env } from '../http/env.ts'
import { RefusedError } from '../http/problem.ts'
import type { Reader } from '../store/notifications/notifications.ts'
import { topicsConcerning } from './concerned.ts'

/** Who reads notifications here; refused for a station, which has no list of its own, and for no organisation. */
export function readerOf(context: Context<Env>): Reader {
  const principal = context.get('principal')
  const { organisation, role } = principal
  if (principal.kind !== 'person') {
    throw notAllowed('Cannot read notifications with a key: expected a signed-in person')
  }
  if (organisation === undefined) {
    throw notAllowed('Cannot read notifications of no organisation: expected one chosen')
  }
  const { organisationKey } = organisation
  return { organisationKey, personId: principal.personId, topics: topicsConcerning(role) }
}

function notAllowed(message: string): RefusedError {
  return new RefusedError(refusal('not_allowed', '', message))
}
