import type { Context } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Role } from '../../domain/role.ts'
import { notifiedTopics, type TopicName, topics } from '../../domain/topic.ts'
import type { Topic } from '../../domain/topic-rule.ts'
import type { Env } from '../http/env.ts'
import type { Reader } from '../store/notifications/notifications.ts'

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

/** Topics that concern somebody with this role. */
export function topicsConcerning(role: Role): readonly TopicName[] {
  return notifiedTopics.filter((name) => {
    const { concerns }: Topic = topics[name]
    return concerns.includes(role)
  })
}
