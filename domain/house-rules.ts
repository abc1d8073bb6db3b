import { batteryRules } from './house-rules/battery.ts'
import { commonRules } from './house-rules/common.ts'
import { textileRules } from './house-rules/textile.ts'
import type { Source } from './source.ts'
import type { Language, Words } from './words.ts'

/**
 * Rules of our own as they stand beside a question, by their English. A law, a standard or a page that somebody wrote is cited as
 * it is and stays English.
 */
export const ruleWords: ReadonlyMap<string, Words> = new Map(
  [...commonRules, ...batteryRules, ...textileRules].map((rule) => [rule.en, rule]),
)

/** What a source says in a language, and the language that it turns out to be in. */
export function sourceIn(
  { basis, text }: Source,
  language: Language,
): { readonly text: string; readonly language: Language } {
  const rule = basis === 'house' ? ruleWords.get(text) : undefined
  return rule === undefined ? { text, language: 'en' } : { text: rule[language], language }
}
