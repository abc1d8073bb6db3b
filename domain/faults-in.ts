import { sentence } from './phrases.ts'
import type { Answer } from './receipt.ts'
import type { Fault } from './refusal.ts'
import type { Language } from './words.ts'

/** Faults with their sentences in a language; one that says no rule keeps its words. `shown` as for a sentence. */
export function faultsIn(
  faults: readonly Fault[],
  language: Language,
  shown?: (value: string | number) => string,
): readonly Fault[] {
  if (language === 'en') return faults
  return faults.map((fault) => {
    const { says, values = {} } = fault
    return says === undefined
      ? fault
      : { ...fault, message: sentence(says, values, language, shown) }
  })
}

/** The answer to a scan in the language of whoever reads it. */
export function answerIn(answer: Answer, language: Language): Answer {
  if (answer.status !== 'refused') return answer
  return { ...answer, faults: faultsIn(answer.faults, language) }
}
