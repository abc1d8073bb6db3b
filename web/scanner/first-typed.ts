import type { StageForm } from '../../workflows/form/stage-form.ts'
import type { Typed } from '../../workflows/form/typed.ts'
import { begunTyped } from './held-answers.ts'
import { newId } from './queue/new-id.ts'
import type { Shift } from './shift.ts'
import { recallWho } from './who.ts'

/**
 * What stands in a form before anybody has typed: an id of its own, where it happens, the batch in hand, who records it, and answers of
 * equipment, place and method as they were the last time.
 */
export function firstTyped(
  form: StageForm,
  { code, shift }: { code: string; shift: Shift },
): Typed {
  const start = new Map([
    ['/id', [newId()]],
    ['/facility', [shift.facility]],
    ...(code === '' ? [] : [[pointerOf(form), [code]] as const]),
  ])
  return begunTyped(form, start, recallWho())
}

/** Where the code in hand belongs: to the batch that it happens to, or to the one that is new. */
function pointerOf({ batches }: StageForm): string {
  if (batches === undefined) return '/outputs/0/batch'
  return batches.codesAlone ? '/batches' : '/batches/0/batch'
}
