import type { Words } from '../../domain/words.ts'

/** A batch as `GET /scanned` tells it. */
export interface ScannedBatch {
  readonly code: string
  readonly id: string
  readonly stream: string
  readonly kind: { readonly name: string; readonly label: Words }
  readonly material: Words
  readonly state: { readonly name: string; readonly label: Words }
  readonly facility: string
  /** Null when never weighed. */
  readonly massGrams: number | null
  readonly danger: { readonly label: Words } | null
  readonly next: NextShown | null
}

/** What to do next, as it comes with it. */
export interface NextShown {
  readonly recalls: readonly {
    readonly id: string
    readonly severity: Words
    readonly notice: Words
  }[]
  readonly mayRecord: boolean
  readonly recommended: string | null
  readonly steps: readonly StepShown[]
}

export interface StepShown {
  readonly stage: string
  readonly action: Words
  readonly isOpen: boolean
  readonly isPlanned: boolean
  readonly persons: number
  readonly reasons: readonly Words[]
}
