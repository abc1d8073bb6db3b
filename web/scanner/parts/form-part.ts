import type { StageForm } from '../../../workflows/form/stage-form.ts'
import type { Typed } from '../../../workflows/form/typed.ts'

/** What every part of a form needs: the form, what was typed, how it is changed, and what is wrong at a place or within it. */
export interface FormPart {
  readonly form: StageForm
  readonly typed: Typed
  readonly onTyped: (change: (before: Typed) => Typed) => void
  readonly faultsAt: (pointer: string) => readonly string[]
}

/** The change that answers one question. */
export function answering(pointer: string, values: readonly string[]): (before: Typed) => Typed {
  return (before) => new Map([...before, [pointer, values]])
}
