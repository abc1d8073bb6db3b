import { sentence } from './phrases.ts'
import type { Accepted, Answer } from './receipt.ts'
import type { Fault } from './refusal.ts'
import { type ShownNames, shownIn } from './shown-names.ts'
import { rulesOfWarnings, type Warning, warningText } from './warning.ts'
import type { Language } from './words.ts'

/**
 * Faults with their sentences in a language, for programs. In English they keep the names that the API has for what they speak of; who shows
 * them to people says them by labels in every language (`saidIn`).
 */
export function faultsIn(
  faults: readonly Fault[],
  language: Language,
  names: ShownNames,
): readonly Fault[] {
  if (language === 'en') return faults
  return faults.map((fault) => ({
    ...fault,
    message: sentence(fault.says, fault.values, language, shownIn(language, names, fault.pointer)),
  }))
}

/** The answer to a scan in the language of whoever reads it. */
export function answerIn(answer: Answer, language: Language, names: ShownNames): Answer<string> {
  if (answer.status === 'proposed') return answer
  if (answer.status !== 'refused') return acceptedIn(answer, language, names)
  return { ...answer, faults: faultsIn(answer.faults, language, names) }
}

/** The receipt of a recorded scan in the language of whoever reads it. */
export function acceptedIn(
  receipt: Accepted,
  language: Language,
  names: ShownNames,
): Accepted<string> {
  const warned = rulesOfWarnings(receipt.warnings)
  const warnings = warningsTo(language, receipt.warnings, names)
  return { ...receipt, warnings, ...(warned !== undefined && { warned }) }
}

/** Warnings in the language of whoever reads them: sentences for people, so that what has a label is called by it, in English too. */
export function warningsTo(
  language: Language,
  warnings: readonly Warning[],
  names: ShownNames,
): readonly string[] {
  const shown = shownIn(language, names)
  return warnings.map((one) => warningText(one, language, shown))
}
