import { faultsIn } from '../../domain/faults-in.ts'
import type { Answer } from '../../domain/receipt.ts'
import type { Language } from '../../domain/words.ts'

/** The answer to a scan in the language of whoever reads it. */
export function answerIn(answer: Answer, language: Language): Answer {
  if (answer.status !== 'refused') return answer
  return { ...answer, faults: faultsIn(answer.faults, language) }
}
