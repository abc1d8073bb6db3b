import { type Grant, ratioHundredths } from '../../../../domain/funding/grant.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import { fundingPhrases } from './phrases.ts'

/** How much the company paid for each dollar of the government, to the hundredth below; nothing where that pays nothing. */
export function ratioText(
  grant: Pick<Grant, 'governmentCents' | 'companyCents'>,
  language: Language,
): string {
  const hundredths = ratioHundredths(grant)
  if (hundredths === undefined) return '–'
  return filled(fundingPhrases.ratioText, language, { ratio: (hundredths / 100).toFixed(2) })
}
