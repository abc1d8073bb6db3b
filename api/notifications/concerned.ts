import type { Role } from '../../domain/role.ts'
import { notifiedTopics, type TopicName, topics } from '../../domain/topic.ts'
import type { Topic } from '../../domain/topic-rule.ts'

/** Topics that concern somebody with this role. */
export function topicsConcerning(role: Role): readonly TopicName[] {
  return notifiedTopics.filter((name) => {
    const { concerns }: Topic = topics[name]
    return concerns.includes(role)
  })
}
