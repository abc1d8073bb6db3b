import { capturePhrases } from './phrases/capture.ts'
import { certificatePhrases } from './phrases/certificates.ts'
import { claimPhrases } from './phrases/claims.ts'
import { commandPhrases } from './phrases/commands.ts'
import { custodyPhrases } from './phrases/custody.ts'
import { dangerPhrases } from './phrases/danger.ts'
import { filePhrases } from './phrases/files.ts'
import { handOverPhrases } from './phrases/hand-over.ts'
import { handOverCorrectionPhrases } from './phrases/hand-over-correction.ts'
import { handOverSheetPhrases } from './phrases/hand-over-sheet.ts'
import { linkPhrases } from './phrases/links.ts'
import { massPhrases } from './phrases/mass.ts'
import { notificationPhrases } from './phrases/notifications.ts'
import { organisationPhrases } from './phrases/organisations.ts'
import { pagePhrases } from './phrases/pages.ts'
import { peoplePhrases } from './phrases/people.ts'
import { readingPhrases } from './phrases/reading.ts'
import { recallPhrases } from './phrases/recall.ts'
import { rightPhrases } from './phrases/right.ts'
import { rightFieldPhrases } from './phrases/right-field.ts'
import { rowPhrases } from './phrases/rows.ts'
import { runningPhrases } from './phrases/running.ts'
import { spectraPhrases } from './phrases/spectra.ts'
import { takingPhrases } from './phrases/taking.ts'
import { termOf } from './phrases/terms.ts'
import { weighingPhrases } from './phrases/weighing.ts'
import type { Language, Words } from './words.ts'

/** What a fault's sentence is made from, in every language; `{name}` stands for the value of that name. */
export const phrases = {
  ...capturePhrases,
  ...certificatePhrases,
  ...claimPhrases,
  ...commandPhrases,
  ...custodyPhrases,
  ...dangerPhrases,
  ...filePhrases,
  ...handOverCorrectionPhrases,
  ...handOverPhrases,
  ...handOverSheetPhrases,
  ...linkPhrases,
  ...massPhrases,
  ...notificationPhrases,
  ...organisationPhrases,
  ...pagePhrases,
  ...peoplePhrases,
  ...readingPhrases,
  ...recallPhrases,
  ...rightFieldPhrases,
  ...rightPhrases,
  ...rowPhrases,
  ...runningPhrases,
  ...spectraPhrases,
  ...takingPhrases,
  ...weighingPhrases,
} as const satisfies Readonly<Record<string, Words>>

/** Which rule a fault stands for, such as `weighed_far_off`. */
export type FaultName = keyof typeof phrases

/**
 * What a phrase names: a code, a number, several codes, a label in every language or several of them, or what another phrase
 * says, such as what would be right.
 */
export type FaultValue = string | number | Words | Saying | readonly (string | Words)[]
export type FaultValues = Readonly<Record<string, FaultValue>>

/** A phrase by its name, with what it names: a sentence in no language yet. */
export interface Saying {
  readonly says: FaultName
  readonly values?: FaultValues
}

/** The sentence of a fault in one language. `shown` turns a value into what a person reads, such as a stage's label. */
export function sentence(
  says: FaultName,
  values: FaultValues,
  language: Language,
  shown: (value: string | number) => string = String,
): string {
  const phrase: Words = phrases[says]
  const said = (name: string, value: FaultValue): string => {
    const one = (part: string | number) => termOf(name, part)?.[language] ?? shown(part)
    if (typeof value !== 'object') return one(value)
    if ('says' in value) return sentence(value.says, value.values ?? {}, language, shown)
    if ('en' in value) return value[language]
    return value.map((part) => said(name, part)).join(language === 'en' ? ', ' : '、')
  }
  return phrase[language].replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    return value === undefined ? place : said(name, value)
  })
}
