import { sentence } from './phrases.ts'
import type { Answer } from './receipt.ts'
import type { Fault } from './refusal.ts'
import type { Language } from './words.ts'

/** Faults with their sentences in a language. `shown` as for a sentence. */
export function faultsIn(
  faults: readonly Fault[],
  language: Language,
  shown?: (value: string | number) => string,
): readonly Fault[] {
  if (language === 'en') return faults
  return faults.map((fault) => ({
    ...fault,
    message: sentence(fault.says, fault.values, language, shown),
  }))
}

/** The answer to a scan in the language of whoever reads it. */
export function answerIn(answer: Answer, language: Language): Answer {
  if (answer.status !== 'refused') return answer
  return { ...answer, faults: faultsIn(answer.faults, language) }
}
