/** One level of a pattern: a word that stands there, or a part with a name that may be any word. */
type Level = { readonly word: string } | { readonly part: string }

/** Topics of one form, such as `line/{station}/count`: what stands in braces may be any one level. */
export interface TopicPattern {
  readonly text: string
  readonly levels: readonly Level[]
}

const longestPattern = 200

/** Whether a message may be on a topic of this name (MQTT 3.1.1, 4.7): no wildcard and no invisible mark. */
export function isTopic(text: string): boolean {
  return text !== '' && text.isWellFormed() && !/[+#\p{Cc}]/u.test(text)
}

/** Reads a pattern; undefined where it is none: wildcards of MQTT are written as parts with a name, each name once. */
export function parsePattern(text: string): TopicPattern | undefined {
  if (text.length > longestPattern || !isTopic(text) || text.startsWith('$')) return undefined
  const levels: Level[] = []
  const parts = new Set<string>()
  for (const level of text.split('/')) {
    const part = /^\{([A-Za-z]\w{0,39})\}$/.exec(level)?.[1]
    if (part === undefined && /[{}]/.test(level)) return undefined
    if (part !== undefined && parts.has(part)) return undefined
    if (part !== undefined) parts.add(part)
    levels.push(part === undefined ? { word: level } : { part })
  }
  return { text, levels }
}

/** Names of the parts of a pattern. */
export function partNames({ levels }: TopicPattern): readonly string[] {
  return levels.flatMap((level) => ('part' in level ? [level.part] : []))
}

/** The pattern as a broker is asked for it. */
export function topicFilter({ levels }: TopicPattern): string {
  return levels.map((level) => ('part' in level ? '+' : level.word)).join('/')
}

/** What the parts of a pattern are in a topic; undefined where the topic is of another form. */
export function partsOf(
  { levels }: TopicPattern,
  topic: string,
): Readonly<Record<string, string>> | undefined {
  const said = topic.split('/')
  if (said.length !== levels.length) return undefined
  const parts: [string, string][] = []
  for (const [at, level] of levels.entries()) {
    const word = said[at] ?? ''
    if ('part' in level) parts.push([level.part, word])
    else if (level.word !== word) return undefined
  }
  return Object.fromEntries(parts)
}

/** Whether some topic is of both forms. */
export function canMeet(one: TopicPattern, other: TopicPattern): boolean {
  if (one.levels.length !== other.levels.length) return false
  return one.levels.every((level, at) => {
    const beside = other.levels[at]
    if (beside === undefined || 'part' in level || 'part' in beside) return true
    return level.word === beside.word
  })
}
