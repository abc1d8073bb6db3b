import type { StageForm } from '../../workflows/form/stage-form.ts'
import type { Typed } from '../../workflows/form/typed.ts'
import { newId } from './queue/new-id.ts'
import type { Shift } from './shift.ts'

/** What stands in a form before anybody has typed: an id of its own, where it happens, and the batch in hand. */
export function firstTyped(
  form: StageForm,
  { code, shift }: { code: string; shift: Shift },
): Typed {
  return new Map([
    ['/id', [newId()]],
    ['/facility', [shift.facility]],
    [form.batches?.codesAlone === true ? '/batches' : '/batches/0/batch', [code]],
  ])
}
