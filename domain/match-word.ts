import { copiedWord } from './word-meant.ts'
import { words as inWords, languages, type Words } from './words.ts'

/**
 * The code that a person meant: written as the code itself or as its label in any language, when only case and
 * spaces differ. Undefined when none fits, or when two do: a near miss is never guessed.
 */
export function matchWord(
  words: Readonly<Record<string, Words>>,
  text: string,
): string | undefined {
  const trimmed = text.trim()
  if (Object.hasOwn(words, trimmed)) return trimmed
  const sought = plain(text)
  const found = Object.entries(words).filter(([code, label]) =>
    [code, ...languages.map((language) => label[language])].some((one) => plain(one) === sought),
  )
  return found.length === 1 ? found[0]?.[0] : undefined
}

/** The allowed codes with their English labels, for the person whose word fits none of them. */
export function allowedWords(words: Readonly<Record<string, Words>>): string {
  return Object.entries(words)
    .map(([code, { en }]) => (plain(code) === plain(en) ? code : `${code} (${en})`))
    .join(', ')
}

/** The allowed codes as a fault names them: in English with their codes, which a table may hold as well. */
export function choicesIn(words: Readonly<Record<string, Words>>): readonly Words[] {
  return Object.entries(words).map(([code, label]) => {
    const { en } = label
    const named = plain(code) === plain(en) ? code : `${code} (${en})`
    return inWords(named, label['zh-Hant'], label['zh-Hans'])
  })
}

function plain(text: string): string {
  return copiedWord(text).toLowerCase()
}
