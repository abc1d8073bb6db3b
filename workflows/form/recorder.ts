import { escapePointer } from '../../domain/json-pointer.ts'
import type { StageForm } from './stage-form.ts'

/** Answers that name whoever records a scan, to begin with: who is signed in, until somebody else is written. */
export function recorderIn(
  { questions }: Pick<StageForm, 'questions'>,
  name: string,
): readonly (readonly [string, readonly string[]])[] {
  return questions
    .filter(({ namesRecorder }) => namesRecorder === true)
    .map((question) => [`/facts/${escapePointer(question.name)}`, [name]])
}
