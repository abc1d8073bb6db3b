import { sentence } from './phrases.ts'
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
