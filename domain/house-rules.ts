import { anomalyRuleWords } from './house-rules/anomaly.ts'
import { batteryRules } from './house-rules/battery.ts'
import { citedOfBatteries } from './house-rules/cited-batteries.ts'
import { citedOfTextiles } from './house-rules/cited-textiles.ts'
import { commonRules } from './house-rules/common.ts'
import { citedOfDeadlines, deadlineRuleWords } from './house-rules/deadlines.ts'
import { fundingRuleWords } from './house-rules/funding.ts'
import { measureRuleWords } from './house-rules/measures.ts'
import { textileRules } from './house-rules/textile.ts'
import type { Source } from './source.ts'
import type { Language, Words } from './words.ts'

/** Rules of our own as they stand beside a question, by their English. */
export const ruleWords: ReadonlyMap<string, Words> = new Map(
  [
    ...commonRules,
    ...batteryRules,
    ...textileRules,
    ...anomalyRuleWords,
    ...deadlineRuleWords,
    ...measureRuleWords,
    ...fundingRuleWords,
  ].map((rule) => [rule.en, rule]),
)

/**
 * What is told of a law, a standard or somebody's page beside its number. A bare citation, such as an article, is the same in every
 * language.
 */
export const citedWords: ReadonlyMap<string, Words> = new Map(
  [...citedOfBatteries, ...citedOfTextiles, ...citedOfDeadlines].map((cited) => [cited.en, cited]),
)

/** What a source says in a language, and the language that it turns out to be in. */
export function sourceIn(
  { basis, text }: Source,
  language: Language,
): { readonly text: string; readonly language: Language } {
  const known = basis === 'house' ? ruleWords : citedWords
  // Several are cited one behind the other.
  const parts = known.has(text) ? [text] : text.split('; ')
  if (!parts.some((part) => known.has(part))) return { text, language: 'en' }
  const told = parts.map((part) => known.get(part)?.[language] ?? part)
  return { text: told.join(language === 'en' ? '; ' : '；'), language }
}
