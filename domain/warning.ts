import type { FactValue } from './field.ts'
import { type FaultName, phrases, type Shown, sentence } from './phrases.ts'
import type { Language } from './words.ts'

/**
 * What is kept although it is unlikely: the English sentence as it was sealed, and what makes it in every language. Events of
 * earlier versions hold the English sentence alone, which can never be changed.
 */
export type Warning = string | Warned

type Warned = {
  readonly message: string
  readonly says: FaultName
  readonly values: Readonly<Record<string, string | number>>
}

/** Which rule warns, and of what: from it a sentence is made in whatever language somebody reads. */
export type WarnedRule = Pick<Warned, 'says' | 'values'>

/** A warning by its phrase, with what its sentence names. */
export function warningOf(says: FaultName, values: Warned['values'] = {}): Warned {
  return { message: sentence(says, values, 'en'), says, values }
}

/** A warning as a person reads it; one of an earlier version, or of a phrase that is no more, in English. */
export function warningText(warning: Warning, language: Language, shown?: Shown): string {
  if (typeof warning === 'string') return warning
  if (language === 'en' && shown === undefined) return warning.message
  if (!Object.hasOwn(phrases, warning.says)) return warning.message
  return sentence(warning.says, warning.values, language, shown)
}

/** The rules of warnings, in their order; undefined where one is of an earlier version, which holds no rule, and where there are none. */
export function rulesOfWarnings(warnings: readonly Warning[]): readonly WarnedRule[] | undefined {
  const rules = warnings.flatMap((one) =>
    typeof one === 'string' ? [] : [{ says: one.says, values: one.values }],
  )
  return rules.length === 0 || rules.length < warnings.length ? undefined : rules
}

/** Warnings as they were sealed. */
export function warningsIn(value: FactValue | undefined): readonly Warning[] {
  if (!Array.isArray(value)) return []
  return value.map((one: FactValue) => (isWarned(one) ? one : String(one)))
}

function isWarned(value: FactValue): value is Warned {
  return typeof value === 'object' && value !== null && 'says' in value && 'message' in value
}
