import type { Words } from '../../domain/words.ts'
import { wordsFrom } from '../../domain/words.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import { filled } from '../pages/record/format.ts'
import { heldBackPhrases } from './phrases-held-back.ts'
import type { ScannedBatch } from './scanned-batch.ts'

/** Why the stage of a form is closed to a batch, by what was just looked up; nothing where it is open, or where nobody can tell. */
export function closedTo(
  { stream, stage, action }: Pick<StageForm, 'stream' | 'stage' | 'action'>,
  batch: ScannedBatch,
): readonly Words[] {
  if (batch.next === null && batch.left === null) return []
  const steps = batch.stream === stream ? (batch.next?.steps ?? []) : []
  const step = steps.find((one) => one.stage === stage)
  // What a recall alone closes the form asks a reason for, of whoever may give one.
  if (step !== undefined) return step.isOpen || step.asksReason ? [] : step.reasons
  const why = wordsFrom((language) =>
    filled(heldBackPhrases.notFromHere, language, {
      state: batch.state.label[language],
      stage: action[language],
    }),
  )
  return [why]
}
