import type { Facts } from '../../domain/field.ts'
import { measuredFields } from './stages/triage-measurements.ts'
import { answerFields } from './stages/triage-questions.ts'
import type { TriageAnswers } from './triage.ts'

/** The fields carry the names of the questions, and were read as yes or no and as decimal text. */
export function answersOf(facts: Facts, kind: string): TriageAnswers {
  const level = kind === 'cell' || kind === 'module' ? kind : 'pack'
  const asked = [...answerFields, ...measuredFields].map(({ name }) => [name, facts[name]])
  return { ...Object.fromEntries(asked), level } as TriageAnswers
}
