import { html } from 'hono/html'
import { locales } from '../../../../domain/local-moment.ts'
import type { Language } from '../../../../domain/words.ts'
import type { Markup } from '../shell.ts'

/** Between a number and its unit: never the end of a line. */
const space = '\u00a0'
const minus = '\u2212'

/** Whole grams as an overview says them: tonnes to ten kilograms, kilograms to a tenth, grams as they are; rounded, never cut. */
export function massText(grams: number, language: Language): string {
  const size = Math.abs(grams)
  // What would be rounded to a thousand of a unit is said in the next one.
  if (size >= 999_950) return `${written(grams / 1_000_000, language, 2)}${space}t`
  if (size >= 1_000) return `${written(grams / 1_000, language, 1)}${space}kg`
  return exactText(grams, language)
}

/** Whole grams as they are. */
export function exactText(grams: number, language: Language): string {
  return `${written(grams, language, 0)}${space}g`
}

/** Whole grams in kilograms to the gram, without the unit, for a column that says it in its head. */
export function kilogramsText(grams: number, language: Language): string {
  return written(grams / 1_000, language, 3)
}

/** The same with the unit, which is never parted from it. */
export function exactKilogramsText(grams: number, language: Language): string {
  return `${kilogramsText(grams, language)}${space}kg`
}

/** A share to a tenth of a per cent, rounded down: never said to be more than it is. */
export function percentText(share: number, language: Language): string {
  return `${written(Math.floor(share * 1_000) / 10, language, 1)}%`
}

/** A count. */
export function countText(count: number, language: Language): string {
  return written(count, language, 0)
}

/** An amount of an overview, with the exact grams for whoever points at it or reads it by a program. */
export function massHtml(grams: number, language: Language): Markup {
  return html`<data class="mass" value="${grams}" title="${exactText(grams, language)}">${massText(grams, language)}</data>`
}

function written(number: number, language: Language, digits: number): string {
  const text = formatOf(language, digits).format(Math.abs(number))
  return number < 0 && /[1-9]/.test(text) ? `${minus}${text}` : text
}

// Formatters are made once: making one takes longer than drawing the rest of a page.
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(language: Language, digits: number): Intl.NumberFormat {
  const name = `${language} ${digits}`
  const known = formats.get(name)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  formats.set(name, made)
  return made
}
