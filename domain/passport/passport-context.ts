import type { Field } from '../field.ts'
import { canonical } from '../proof/canonical.ts'

/** Terms that every passport has among its characteristics, whatever its stream. */
const commonTerms = [
  ...['passport', 'version', 'cause', 'statedPredecessors'],
  ...['lacks', 'derivedPoints', 'point'],
]

/** What a stream's context is made from. */
export interface PassportWords {
  /** Name and version of it. */
  readonly context: string
  readonly terms: readonly string[]
  /** Public facts that answer a point: each is a term too. */
  readonly fields: readonly Field[]
}

/**
 * The context of a stream's characteristics, as it is served: each term by itself, and no vocabulary that would give a meaning
 * to whatever else is written there. UNTP's own context has one at this place, which is switched off. What holds parts of its own
 * is JSON to a reader of linked data.
 */
export function passportContext({ context, terms, fields }: PassportWords): string {
  const isJson = new Set(['value', ...fields.filter(hasParts).map(({ name }) => name)])
  const words = new Set([...commonTerms, ...terms, ...isJson, ...fields.map(({ name }) => name)])
  return canonical({
    '@context': {
      '@version': 1.1,
      '@vocab': null,
      ...Object.fromEntries(
        [...words]
          .sort()
          .map((word) => [word, termOf(`urn:loomcell:${context}:${word}`, isJson.has(word))]),
      ),
    },
  })
}

function hasParts({ type }: Field): boolean {
  return type === 'record'
}

function termOf(id: string, isJson: boolean) {
  return isJson ? { '@id': id, '@type': '@json' } : { '@id': id }
}
