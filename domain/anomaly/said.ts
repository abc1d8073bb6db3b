import { locales } from '../local-moment.ts'
import type { Language, Words } from '../words.ts'
import type { Figure, Finding } from './finding.ts'
import { anomalyKinds } from './kinds.ts'

/** What a name of the streams is called, such as a stage by its label; the name itself where nothing is known of it. */
export type NameOf = (sort: 'stage' | 'grade', name: string) => Words | undefined

/** The question of a finding in a language, with its numbers and with names as people know them. */
export function questionOf(
  { kind, named, arithmetic }: Pick<Finding, 'kind' | 'named' | 'arithmetic'>,
  language: Language,
  nameOf: NameOf,
): string {
  const numbers = Object.fromEntries(arithmetic.map((one) => [one.name, inSentence(one, language)]))
  const names = Object.fromEntries(
    Object.entries(named).map(([sort, name]) => {
      const known = sort === 'stage' || sort === 'grade' ? nameOf(sort, String(name)) : undefined
      return [sort, known?.[language] ?? String(name)]
    }),
  )
  const values: Readonly<Record<string, string>> = { ...numbers, ...names }
  return anomalyKinds[kind].question[language].replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => values[name] ?? '–',
  )
}

/** A figure as people read it, with its unit; a time stays ISO 8601 for whoever knows the place. */
export function figureText({ unit, value }: Figure, language: Language): string {
  if (typeof value === 'string') return value
  const number = (digits: number) => numberText(value, language, digits)
  switch (unit) {
    case 'grams':
      return Math.abs(value) < 1_000
        ? `${number(0)} g`
        : `${numberText(value / 1_000, language, 3)} kg`
    case 'share':
      return `${numberText(value * 100, language, 1)}%`
    case 'times':
      return language === 'en' ? `${number(0)} times` : `${number(0)} 倍`
    case 'one_in':
      return language === 'en' ? `1 in ${number(0)}` : `${number(0)} 分之一`
    case 'seconds':
      return `${number(1)} s`
    case 'days':
      return dayCount(number(1), value, language)
    default:
      return number(1)
  }
}

/** Sentences bring the unit of days and seconds themselves. */
function inSentence(figure: Figure, language: Language): string {
  const { unit, value } = figure
  const isBare = (unit === 'seconds' || unit === 'days') && typeof value === 'number'
  return isBare ? numberText(value, language, 1) : figureText(figure, language)
}

function dayCount(text: string, days: number, language: Language): string {
  if (language === 'en') return days === 1 ? `${text} day` : `${text} days`
  return language === 'zh-Hant' ? `${text} 日` : `${text} 天`
}

function numberText(value: number, language: Language, digits: number): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits }).format(value)
}
