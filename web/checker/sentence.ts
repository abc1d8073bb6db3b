import type { FaultValue, Saying } from '../../domain/phrases.ts'
import { plainText } from '../../domain/plain-text.ts'
import { shownInstant } from '../../domain/shown-instant.ts'
import { withForms } from '../../domain/with-forms.ts'
import type { CheckerWords } from '../pages/record/checker-words.ts'

/** The sentence of a rule with its values, out of the words that were loaded; a rule that they lack is named as it is. */
export function sentence(
  { says, values = {} }: Pick<Saying, 'values'> & { readonly says: string },
  words: Pick<CheckerWords, 'faults' | 'comma' | 'language'>,
): string {
  const phrase = withForms(words.faults[says] ?? says, values)
  return phrase.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    return value === undefined ? place : said(value, name, words)
  })
}

function said(
  value: FaultValue,
  name: string,
  words: Pick<CheckerWords, 'faults' | 'comma' | 'language'>,
): string {
  if (typeof value !== 'object') {
    const text = String(value)
    // What somebody wrote is told as it is.
    return (name === 'given' ? undefined : shownInstant(text, words.language)) ?? plainText(text)
  }
  if ('says' in value) return sentence(value, words)
  if ('en' in value) return value[words.language]
  return value.map((one) => said(one, name, words)).join(words.comma)
}
