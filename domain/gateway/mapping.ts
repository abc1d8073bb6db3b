import type { MappingFile, TopicRule } from './mapping-schema.ts'
import { parsePattern, partsOf, type TopicPattern } from './topic-pattern.ts'

/** A mapping file, read: what its topics mean. */
export interface Mapping {
  /** Whose clock cuts the hours. */
  readonly timeZone: string
  /** By their names in the file. */
  readonly stations: ReadonlySet<string>
  readonly topics: readonly MappedTopic[]
}

/** A rule with the form of its topics. */
export interface MappedTopic {
  readonly pattern: TopicPattern
  readonly rule: TopicRule
}

/** What a sound file means. */
export function mappingOf({ timeZone, stations, topics }: MappingFile): Mapping {
  return {
    timeZone,
    stations: new Set(Object.keys(stations)),
    topics: topics.flatMap((rule) => {
      const pattern = parsePattern(rule.topic)
      return pattern === undefined ? [] : [{ pattern, rule }]
    }),
  }
}

/** The rule of a topic, and what the parts of the topic are. */
export function ruleOf(
  { topics }: Mapping,
  topic: string,
): { readonly rule: TopicRule; readonly parts: Readonly<Record<string, string>> } | undefined {
  for (const { pattern, rule } of topics) {
    const parts = partsOf(pattern, topic)
    if (parts !== undefined) return { rule, parts }
  }
  return undefined
}
