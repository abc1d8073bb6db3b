import type { Language, Words } from '../../../../domain/words.ts'
import type { StageForm } from '../../../../workflows/form/stage-form.ts'
import type { Typed } from '../../../../workflows/form/typed.ts'
import type { Control } from '../form/control.ts'

/** A batch as far as a form says what it is. */
export interface KnownBatch {
  readonly kind: Words
  /** Null when never weighed. */
  readonly massGrams: number | null
}

export interface ScanFormBase {
  /** Sentences by the name of the field that they are about. */
  readonly suggested?: ReadonlyMap<string, string>
  readonly form: StageForm
  readonly typed: Typed
  readonly language: Language
  readonly facilities: readonly { readonly code: string; readonly name: string }[]
  readonly timeZone: string
  /** Whether it is recorded in place of what was a mistake, and says why. */
  readonly isCorrection?: boolean
  readonly known: ReadonlyMap<string, KnownBatch>
}

/** One line of a list: its questions, and what is known of what was typed. */
export interface Row {
  readonly controls: readonly Control[]
  readonly note?: string
}
