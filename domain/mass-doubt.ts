import type { Facts } from './field.ts'
import type { FaultName } from './phrases.ts'

/** A batch's mass beside all that is written of it. */
export interface Weighable {
  readonly batch: string
  readonly kind: string
  readonly massGrams: number
  readonly facts: Facts
}

/** Why a mass and what is written of the batch do not go together. */
export interface MassDoubt {
  /** Nothing can be so; what only is unlikely is kept with a warning. */
  readonly isImpossible: boolean
  readonly says: FaultName
  readonly values: Readonly<Record<string, string | number>>
}
