import type { FaultValue, Saying } from '../../domain/phrases.ts'
import { plainText } from '../../domain/plain-text.ts'
import { isInMarks, shownTime, type ValuePlace } from '../../domain/shown-time.ts'
import type { CheckerWords } from '../pages/record/checker-words.ts'

/** The sentence of a rule with its values, out of the words that were loaded; a rule that they lack is named as it is. */
export function sentence(
  { says, values = {} }: Pick<Saying, 'values'> & { readonly says: string },
  words: Pick<CheckerWords, 'faults' | 'comma' | 'language'>,
): string {
  const phrase = words.faults[says] ?? says
  return phrase.replaceAll(/\{(\w+)\}/g, (place, name: string, at: number) => {
    const value = values[name]
    const isQuoted = isInMarks(phrase.slice(0, at), phrase.slice(at + place.length))
    return value === undefined ? place : said(value, { place: name, isQuoted }, words)
  })
}

function said(
  value: FaultValue,
  place: ValuePlace,
  words: Pick<CheckerWords, 'faults' | 'comma' | 'language'>,
): string {
  if (typeof value !== 'object') {
    const text = String(value)
    return shownTime(text, place, words) ?? plainText(text)
  }
  if ('says' in value) return sentence(value, words)
  if ('en' in value) return value[words.language]
  return value.map((one) => said(one, place, words)).join(words.comma)
}
