import type { Content } from '../event.ts'
import type { Audience, Facts, FactValue, Level } from '../field.ts'

/** A fact as it is known of a batch: its value and of what it is said. What is said of the item stands over batch and model. */
export interface KnownFact {
  readonly value: FactValue
  readonly level: Level
}

/** Facts by name as they came with a thing from whoever held it before. */
export type CarriedFacts = Readonly<Record<string, KnownFact>>

/** A step that the batch, or what it was made of, went through. */
export interface KnownStep {
  readonly stage: string
  /** UTC ISO 8601. */
  readonly time: string
  readonly organisation: string
  readonly facility: string
  /** ISO 3166 code of the law under which the facility lies. */
  readonly country: string
  /** Whether it made the batch itself. */
  readonly made: boolean
  readonly inGrams: number
  readonly lostGrams: number
}

/** All that may answer a point of a passport. */
export interface Known {
  /** By field name. */
  readonly facts: ReadonlyMap<string, KnownFact>
  readonly kind: string
  readonly massGrams?: number | undefined
  readonly content: Content
  readonly steps: readonly KnownStep[]
  /** What later stages read of each battery or lot that this one was made of. */
  readonly parts: readonly Facts[]
  /** Who may read a fact of a name: the fewest that any field of that name lets. */
  readonly audienceOf: (name: string) => Audience
}

/** What was worked out, of which facts, and whether a part of the point is still missing. */
export interface Derived {
  readonly value: FactValue
  /** Names of the facts it was worked out from, which says who may read it. */
  readonly from: readonly string[]
  readonly partly?: true
}

/** Works a point out; undefined where too little is known. */
export type Derivation = (known: Known) => Derived | undefined

/** The value of a known fact. */
export function valueIn({ facts }: Pick<Known, 'facts'>, name: string): FactValue | undefined {
  return facts.get(name)?.value
}
