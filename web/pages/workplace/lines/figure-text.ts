import { locales } from '../../../../domain/local-moment.ts'
import type { Language } from '../../../../domain/words.ts'

/** Stands where there is nothing to divide by. */
export const noFigure = '–'

const formats = new Map<string, Intl.NumberFormat>()

/** A number to so many digits behind the point; a dash for none. */
export function numberText(value: number | undefined, language: Language, digits = 0): string {
  if (value === undefined) return noFigure
  return formatOf(language, {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  }).format(value)
}

/** A share as per cent to one digit: `95.0%`. */
export function shareText(value: number | undefined, language: Language, digits = 1): string {
  if (value === undefined) return noFigure
  const style = {
    style: 'percent',
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  } as const
  return formatOf(language, style).format(value)
}

/** A small amount to three digits that count, such as `0.0333`. */
export function amountText(value: number | undefined, language: Language): string {
  if (value === undefined) return noFigure
  return formatOf(language, { maximumSignificantDigits: 3 }).format(value)
}

function formatOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${language} ${Object.values(options).join(' ')}`
  const known = formats.get(name)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(locales[language], options)
  formats.set(name, made)
  return made
}
