import type { LocalNames } from '../../domain/local-names.ts'
import { languages } from '../../domain/words.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import type { NamesChange } from '../store/organisations/register.ts'

/** Answers that a form begins with. */
export function typedOf(values: Readonly<Record<string, string | number | null>>): Typed {
  return new Map(Object.entries(values).map(([pointer, value]) => [pointer, [String(value ?? '')]]))
}

/** What was typed, without a space at either end; null for nothing. */
export function saidAt(typed: Typed, pointer: string): string | null {
  return typedAt(typed, pointer).trim() || null
}

/** The same as a number where it is one; else the text, for the schema to refuse. */
export function numberAt(typed: Typed, pointer: string): string | number | null {
  const text = saidAt(typed, pointer)
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : text
}

/** Without the names that nothing was said of. */
export function withoutNulls(
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
}

/** The names that were typed for readers of each language; null takes one away. */
export function namesAt(typed: Typed): NamesChange {
  return Object.fromEntries(
    languages.map((language) => [language, saidAt(typed, `/names/${language}`)]),
  )
}

/** Answers that a form of names begins with. */
export function typedNames(names: LocalNames): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    languages.map((language) => [`/names/${language}`, names[language] ?? null]),
  )
}
