import type { Content } from '../event.ts'
import type { Facts, FactValue } from '../field.ts'

/** A code of a list that somebody keeps, as UNTP's Classification has it. */
export interface Classification {
  readonly code: string
  readonly name: string
  readonly schemeId: string
  readonly schemeName: string
}

/** A figure with its unit, a code of UN/ECE Recommendation 20. */
export interface Measure {
  readonly value: number
  readonly unit: string
}

/** What something consists of: one material with its share. */
export interface MaterialShare {
  readonly name: string
  readonly materialType: Classification
  /** Between 0 and 1, of the mass of the whole. */
  readonly massFraction: number
  /** The part of it that is recycled, between 0 and 1; absent where nobody knows. */
  readonly recycledMassFraction?: number
}

/** What is claimed of how something performs, against which rule. */
export interface PerformanceClaim {
  /** Short name, the end of the claim's address: `rated-capacity`. */
  readonly id: string
  readonly name: string
  readonly measure: Measure
  readonly criterion: { readonly id: string; readonly name: string }
  readonly topic: { readonly id: string; readonly name: string }
}

/** Everything that a stream says of a thing in its passport; nothing that not anyone may see. */
export interface PassportSays {
  readonly name: string
  readonly modelNumber?: string
  readonly categories: readonly Classification[]
  readonly materials: readonly MaterialShare[]
  readonly claims: readonly PerformanceClaim[]
  /** Terms of the stream's own context; each has a meaning there. */
  readonly characteristics: Readonly<Record<string, FactValue>>
  /** Passports that it goes on from by what is stated, where our records do not have them. */
  readonly statedPredecessors: readonly string[]
}

/** What a stream is given to say it from: what was sealed in the clear, and what lineage tells. */
export interface PassportSubject {
  readonly kind: string
  /** Public facts and decisions of the whole chain, the latest of a name. */
  readonly facts: Facts
  readonly content: Content
  /** Grams when it was made; null when never weighed. */
  readonly massGrams: number | null
  /** Stages that it went through, oldest first, with the day of each. */
  readonly processes: readonly { readonly process: string; readonly date: string }[]
  readonly lineage: LineageSummary
}

/** Out of how much it was made. */
export interface LineageSummary {
  /** Batches that it was made of directly. */
  readonly directSources: number
  /** Batches further up; a count that stops where nobody counts on. */
  readonly furtherSources: number
  /** What joined from outside, with the per cent of its mass. */
  readonly additions: readonly { readonly material: string; readonly percent: string }[]
}
