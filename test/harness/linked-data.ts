import { readBeside } from './untp.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Words of a credential that no context gives a meaning of its own, by where they stand; a vocabulary that would give one to any
 * word counts for nothing. Contexts of types and of properties are followed as JSON-LD 1.1 does.
 */
export function unknownTerms(
  credential: unknown,
  own: ReadonlyMap<string, Json>,
): readonly string[] {
  const base = readBeside('../contexts/credentials-v2.json')?.['@context'] as Json | undefined
  const untp = readBeside('context.json')?.['@context'] as Json | undefined
  if (base === undefined || untp === undefined) return []
  const root = { ...base, ...untp }
  const unknown: string[] = []
  walk(credential, root, '')
  return unknown

  function walk(value: unknown, terms: Json, at: string): void {
    if (Array.isArray(value)) for (const one of value) walk(one, terms, at)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const node = value as Json
    const named = typeof node['@context'] === 'string' ? own.get(node['@context']) : undefined
    if (at !== '' && node['@context'] !== undefined && named === undefined)
      unknown.push(`${at}/@context`)
    const types = [node.type].flat().filter((one) => typeof one === 'string')
    const typed: Json = Object.assign({}, terms, ...types.map((type) => scopeOf(terms[type])))
    const here: Json = named === undefined ? typed : { ...base, ...named }
    for (const [word, one] of Object.entries(node)) {
      if (word.startsWith('@') || word === 'id' || word === 'type') continue
      const meaning = here[word]
      if (meaning === undefined) unknown.push(`${at}/${word}`)
      else if (!isJsonTerm(meaning)) walk(one, { ...here, ...scopeOf(meaning) }, `${at}/${word}`)
    }
  }
}

function scopeOf(meaning: unknown): Json {
  if (typeof meaning !== 'object' || meaning === null) return {}
  const scope = (meaning as Json)['@context']
  return typeof scope === 'object' && scope !== null ? (scope as Json) : {}
}

function isJsonTerm(meaning: unknown): boolean {
  return typeof meaning === 'object' && meaning !== null && (meaning as Json)['@type'] === '@json'
}
