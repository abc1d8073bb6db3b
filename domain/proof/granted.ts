import type { Audience } from '../field.ts'
import { audienceOf, type Disclosure, disclosedFacts } from './disclosure.ts'
import { factNameAt } from './fact-name.ts'

/** What of an event's sealed facts somebody may be shown: whole audiences, and single facts by name. */
export interface FactScope {
  readonly audiences: readonly Audience[]
  readonly facts: readonly string[]
}

/** What a stream's table says of its facts. */
export interface FactTable {
  /** Who may see a fact, by its name; what is not named is the holder's alone. */
  readonly audiences: ReadonlyMap<string, Audience>
  /** Names of the facts that name a person. */
  readonly personalNames: ReadonlySet<string>
}

/** Names of the facts that a disclosure holds, each once. */
export function factNamesIn(disclosure: Disclosure): readonly string[] {
  return [...new Set([...disclosedFacts([disclosure]).keys()].map(factNameAt))]
}

/** Whether all that a disclosure tells is about persons: it goes to nobody with an audience, only where it is named. */
export function isPersonal(disclosure: Disclosure, { personalNames }: FactTable): boolean {
  return factNamesIn(disclosure).every((name) => name === 'operator' || personalNames.has(name))
}

/**
 * Whether a disclosure may be shown. It is shown as a whole or not at all, since only the whole has a digest: with its audience
 * when that was granted, or when each of its facts was.
 */
export function isGranted(disclosure: Disclosure, scope: FactScope, table: FactTable): boolean {
  const names = factNamesIn(disclosure)
  if (names.every((name) => scope.facts.includes(name))) return true
  if (isPersonal(disclosure, table)) return false
  const audience = audienceOf(disclosure) ?? table.audiences.get(names[0] ?? '') ?? 'holder'
  return scope.audiences.includes(audience)
}
