import { locales } from '../../../domain/local-moment.ts'
import { markNamed } from '../../../domain/plain-text.ts'
import { withForms } from '../../../domain/with-forms.ts'
import type { Language, Words } from '../../../domain/words.ts'

/** BCP 47 tags for `lang`: the Chinese of this deployment is that of Hong Kong where it is Traditional. */
export const htmlLang = { en: 'en', 'zh-Hant': 'zh-Hant-HK', 'zh-Hans': 'zh-Hans' } as const

/** Fills the `{names}` of a phrase, and says what is counted in the form of its number: see `withForms`. */
export function filled(
  phrase: Words,
  language: Language,
  values: Readonly<Record<string, string | number>>,
): string {
  const text = withForms(phrase[language], values)
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** What stands between two sentences: in Chinese nothing, since its stop is as wide as a letter. */
export function gap(language: Language): string {
  return language === 'en' ? ' ' : ''
}

/** Two sentences one after the other, the first still without its stop: in Chinese it is full-width and no space follows. */
export function sentences(language: Language, first: string, second: string): string {
  return language === 'en' ? `${first}. ${second}` : `${first}。${second}`
}

/** What stands behind something in brackets, which are full-width in Chinese, also around Latin letters. */
export function inBrackets(text: string, language: Language): string {
  return language === 'en' ? ` (${text})` : `（${text}）`
}

/** A facility by its name and code, or by the one that it has. */
export function nameAndCode(
  { name, code }: { readonly name: string; readonly code: string },
  language: Language,
): string {
  return name === code ? code : `${name}${inBrackets(code, language)}`
}

/** So many of a thing: `8 × Module`, in Chinese with the number behind. */
export function counted(name: string, count: number, language: Language): string {
  if (count === 1) return name
  return language === 'en' ? `${count} × ${name}` : `${name} × ${count}`
}

/** Grams as people weigh: kilograms from one on, exact to the gram. */
export function grams(amount: number, language: Language): string {
  const [value, unit] = amount < 1_000 ? [amount, 'g'] : [amount / 1_000, 'kg']
  return `${numbers[language].format(value)} ${unit}`
}

// Formatters are made once: making one takes longer than drawing the rest of a page.
const numbers = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }))

/** Milligrams of what is inside, to the gram from one gram on. */
export function milligrams(amount: number, language: Language): string {
  return amount < 1_000 ? `${amount} mg` : grams(Math.round(amount / 1_000), language)
}

function perLanguage<Formatter>(
  make: (locale: string, language: Language) => Formatter,
): Readonly<Record<Language, Formatter>> {
  return {
    en: make(locales.en, 'en'),
    'zh-Hant': make(locales['zh-Hant'], 'zh-Hant'),
    'zh-Hans': make(locales['zh-Hans'], 'zh-Hans'),
  }
}

/**
 * A page of daily work with the same marks made visible wherever it shows text; joiners stay, which shape the letters of some names.
 * What stands in a form's own boxes stays as it is, since it is sent again.
 */
export function withMarksShown(page: string): string {
  if (!mark.test(page)) return page
  return page.replaceAll(shownText, (text) =>
    text.startsWith('>') ? text.replaceAll(marks, markNamed) : text,
  )
}

const mark = /(?![\u200c\u200d])\p{Cf}/u
const marks = new RegExp(mark, 'gu')
/** Text between two tags, and boxes for text as a whole. */
const shownText = /<textarea\b[^>]*>[^<]*|>[^<]+/g
