import { type Language, languages } from './words.ts'

/** The language of a page: the one that the link names, else the first that the browser prefers and we have, else English. */
export function askedLanguage(named: string | undefined, header: string | undefined): Language {
  const chosen = named === undefined ? undefined : languageFor(named)
  return chosen ?? preferred(header ?? '') ?? 'en'
}

function preferred(header: string): Language | undefined {
  const ranges = header
    .slice(0, 1_000)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
      const quality = parameters.find((part) => part.startsWith('q='))
      const weight = quality === undefined ? 1 : Number(quality.slice(2))
      return { tag, weight: Number.isNaN(weight) ? 0 : weight }
    })
  return ranges
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => languageFor(tag))
    .find((language) => language !== undefined)
}

/** Script decides; where a tag names none, the place does, and plain `zh` is read as Simplified (CLDR likely subtags). */
function languageFor(tag: string): Language | undefined {
  const [primary = '', ...rest] = tag.toLowerCase().split('-')
  if (primary === 'en') return 'en'
  if (primary === 'yue') return rest.includes('hans') ? 'zh-Hans' : 'zh-Hant'
  if (primary !== 'zh') return languages.find((language) => language === tag)
  if (rest.includes('hans')) return 'zh-Hans'
  return ['hant', 'hk', 'tw', 'mo', 'yue'].some((part) => rest.includes(part))
    ? 'zh-Hant'
    : 'zh-Hans'
}
