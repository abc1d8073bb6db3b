import { canonical } from '../proof/canonical.ts'

/** Terms that every passport has among its characteristics, whatever its stream. */
export const commonTerms = ['lacks', 'passport', 'version', 'cause', 'statedPredecessors'] as const

/**
 * The context of a stream's characteristics, as it is served: each term by itself, and no vocabulary that would give a meaning
 * to whatever else is written there. UNTP's own context has one at this place, which is switched off.
 */
export function passportContext(name: string, terms: readonly string[]): string {
  const words = [...new Set([...commonTerms, ...terms])].sort()
  return canonical({
    '@context': {
      '@version': 1.1,
      '@vocab': null,
      ...Object.fromEntries(words.map((word) => [word, { '@id': `urn:loomcell:${name}:${word}` }])),
    },
  })
}
