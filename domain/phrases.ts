import { custodyPhrases } from './phrases/custody.ts'
import { dangerPhrases } from './phrases/danger.ts'
import { massPhrases } from './phrases/mass.ts'
import { peoplePhrases } from './phrases/people.ts'
import { runningPhrases } from './phrases/running.ts'
import { takingPhrases } from './phrases/taking.ts'
import { weighingPhrases } from './phrases/weighing.ts'
import type { Language, Words } from './words.ts'

/** What a fault's sentence is made from, in every language; `{name}` stands for the value of that name. */
export const phrases = {
  ...custodyPhrases,
  ...dangerPhrases,
  ...massPhrases,
  ...peoplePhrases,
  ...runningPhrases,
  ...takingPhrases,
  ...weighingPhrases,
} as const satisfies Readonly<Record<string, Words>>

/** Which rule a fault stands for, such as `weighed_far_off`. */
export type FaultName = keyof typeof phrases

export type FaultValues = Readonly<Record<string, string | number>>

/** The sentence of a fault in one language. `shown` turns a value into what a person reads, such as a stage's label. */
export function sentence(
  says: FaultName,
  values: FaultValues,
  language: Language,
  shown: (value: string | number) => string = String,
): string {
  const phrase: Words = phrases[says]
  return phrase[language].replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    return value === undefined ? place : shown(value)
  })
}
