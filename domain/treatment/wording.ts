import { percentOf } from '../claim/share.ts'
import { type Named, nameIn } from '../local-names.ts'
import { percentText } from '../unit-words.ts'
import { withForms } from '../with-forms.ts'
import { type Language, type Words, words, wordsFrom } from '../words.ts'
import { cycleKinds } from './cycle.ts'
import type { AfterCycles } from './tested-bound.ts'

const sentence = words(
  '{name} on {substrate}: at least {percent} by {method} after up to {count}; nothing is claimed beyond',
  '{name}（{substrate}）：經不多於 {count}後，按 {method} 測試的結果不少於 {percent}；超出此數不作聲稱',
  '{name}（{substrate}）：经不多于 {count}后，按 {method} 测试的结果不少于 {percent}；超出此数不作声明',
)

/** What may be said of goods with a treatment: by which method, and that it ends where the tests end. */
export function treatmentWording(
  treatment: Named & { readonly substrate: string },
  claim: AfterCycles,
): Words {
  return wordsFrom((language) => {
    const values: Readonly<Record<string, string>> = {
      name: nameIn(treatment, language),
      substrate: treatment.substrate,
      percent: percentText(percentOf(claim.resultBasisPoints), language),
      method: claim.method,
      count: countText(claim, language),
    }
    return sentence[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  })
}

/** So many cycles as people say it: `50 washes`. */
export function countText(
  { cycle, cycles: n }: Pick<AfterCycles, 'cycle' | 'cycles'>,
  language: Language,
): string {
  return withForms(cycleKinds[cycle].counted[language], { n }).replace('{n}', String(n))
}
