import type { BatchState } from '../domain/event.ts'
import type { Facts, Field } from '../domain/field.ts'
import type { Saying } from '../domain/phrases.ts'
import type { Words } from '../domain/words.ts'

/** An arrangement of batches that a person may then scan: which modules to build together. */
export interface Arrangement {
  readonly label: Words
  /** The state whose batches are looked at. */
  readonly state: string
  /** The stage that records a group; its form takes over those of `fields` that it asks too. */
  readonly stage: string
  /** What a person may choose, by name; parsed like facts. */
  readonly fields: readonly Field[]
  readonly arrange: (batches: readonly BatchState[], chosen: Facts) => Arranged
}

/** Groups that fit, and for every other batch the reason why it stays. */
export interface Arranged {
  readonly groups: readonly ArrangedGroup[]
  readonly left: readonly { readonly code: string; readonly reason: Saying }[]
}

export interface ArrangedGroup {
  readonly codes: readonly string[]
  readonly facts: Facts
  /** Why the group cannot be scanned yet, although it fits. */
  readonly hindrances: readonly Saying[]
}
