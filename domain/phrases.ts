import { answerPhrases } from './phrases/answers.ts'
import { batteryPhrases } from './phrases/battery.ts'
import { capturePhrases } from './phrases/capture.ts'
import { cellPhrases } from './phrases/cells.ts'
import { certificatePhrases } from './phrases/certificates.ts'
import { checkedPhrases } from './phrases/checked.ts'
import { checkedCustodyPhrases } from './phrases/checked-custody.ts'
import { checkingPhrases } from './phrases/checking.ts'
import { claimPhrases } from './phrases/claims.ts'
import { commandPhrases } from './phrases/commands.ts'
import { credentialPhrases } from './phrases/credentials.ts'
import { custodyPhrases } from './phrases/custody.ts'
import { dangerPhrases } from './phrases/danger.ts'
import { databasePhrases } from './phrases/database.ts'
import { disclosurePhrases } from './phrases/disclosure.ts'
import { exportPhrases } from './phrases/export.ts'
import { factPhrases } from './phrases/facts.ts'
import { filePhrases } from './phrases/files.ts'
import { firstStartPhrases } from './phrases/first-start.ts'
import { floorPhrases } from './phrases/floor.ts'
import { fundingPhrases } from './phrases/funding.ts'
import { handOverPhrases } from './phrases/hand-over.ts'
import { handOverCorrectionPhrases } from './phrases/hand-over-correction.ts'
import { handOverSheetPhrases } from './phrases/hand-over-sheet.ts'
import { httpPhrases } from './phrases/http.ts'
import { identifierPhrases } from './phrases/identifiers.ts'
import { identityPhrases } from './phrases/identity.ts'
import { importingPhrases } from './phrases/importing.ts'
import { keptFilePhrases } from './phrases/kept-files.ts'
import { linePhrases } from './phrases/line.ts'
import { linkPhrases } from './phrases/links.ts'
import { logPhrases } from './phrases/log.ts'
import { massPhrases } from './phrases/mass.ts'
import { notificationPhrases } from './phrases/notifications.ts'
import { organisationPhrases } from './phrases/organisations.ts'
import { oversightPhrases } from './phrases/oversight.ts'
import { pagePhrases } from './phrases/pages.ts'
import { passportPointPhrases } from './phrases/passport-points.ts'
import { passportPhrases } from './phrases/passports.ts'
import { peoplePhrases } from './phrases/people.ts'
import { policyPhrases } from './phrases/policy.ts'
import { postgresPhrases } from './phrases/postgres.ts'
import { programPhrases } from './phrases/programs.ts'
import { proofPhrases } from './phrases/proof.ts'
import { proportionPhrases } from './phrases/proportion.ts'
import { readingPhrases } from './phrases/reading.ts'
import { reasonPhrases } from './phrases/reasons.ts'
import { recallPhrases } from './phrases/recall.ts'
import { recomputePhrases } from './phrases/recompute.ts'
import { recomputeReportPhrases } from './phrases/recompute-reports.ts'
import { recyclingPhrases } from './phrases/recycling.ts'
import { reversingPhrases } from './phrases/reversing.ts'
import { rightPhrases } from './phrases/right.ts'
import { rightFieldPhrases } from './phrases/right-field.ts'
import { rowPhrases } from './phrases/rows.ts'
import { runningPhrases } from './phrases/running.ts'
import { scanPhrases } from './phrases/scan.ts'
import { secretPhrases } from './phrases/secrets.ts'
import { settingPhrases } from './phrases/settings.ts'
import { spectraPhrases } from './phrases/spectra.ts'
import { takingPhrases } from './phrases/taking.ts'
import { termOf } from './phrases/terms.ts'
import { textilePhrases } from './phrases/textile.ts'
import { weighingPhrases } from './phrases/weighing.ts'
import { isInMarks } from './shown-time.ts'
import { withForms } from './with-forms.ts'
import type { Language, Words } from './words.ts'

/** What a fault's sentence is made from, in every language; `{name}` stands for the value of that name. */
export const phrases = {
  ...answerPhrases,
  ...batteryPhrases,
  ...capturePhrases,
  ...cellPhrases,
  ...certificatePhrases,
  ...checkedCustodyPhrases,
  ...checkedPhrases,
  ...checkingPhrases,
  ...claimPhrases,
  ...commandPhrases,
  ...custodyPhrases,
  ...dangerPhrases,
  ...databasePhrases,
  ...disclosurePhrases,
  ...exportPhrases,
  ...factPhrases,
  ...filePhrases,
  ...firstStartPhrases,
  ...fundingPhrases,
  ...floorPhrases,
  ...credentialPhrases,
  ...handOverCorrectionPhrases,
  ...handOverSheetPhrases,
  ...handOverPhrases,
  ...identifierPhrases,
  ...identityPhrases,
  ...importingPhrases,
  ...linePhrases,
  ...linkPhrases,
  ...httpPhrases,
  ...logPhrases,
  ...massPhrases,
  ...notificationPhrases,
  ...organisationPhrases,
  ...oversightPhrases,
  ...pagePhrases,
  ...passportPhrases,
  ...passportPointPhrases,
  ...peoplePhrases,
  ...keptFilePhrases,
  ...policyPhrases,
  ...postgresPhrases,
  ...programPhrases,
  ...proofPhrases,
  ...proportionPhrases,
  ...readingPhrases,
  ...reasonPhrases,
  ...recallPhrases,
  ...recomputePhrases,
  ...recomputeReportPhrases,
  ...recyclingPhrases,
  ...reversingPhrases,
  ...rightFieldPhrases,
  ...rightPhrases,
  ...rowPhrases,
  ...runningPhrases,
  ...scanPhrases,
  ...secretPhrases,
  ...settingPhrases,
  ...spectraPhrases,
  ...takingPhrases,
  ...textilePhrases,
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

/**
 * Turns one value into what a person reads, such as a stage's label; `place` is the name under which the phrase `says` names
 * it, and quoted is what stands in quotation marks of its own.
 */
export interface Shown {
  (value: string | number, place: string, says: FaultName, isQuoted?: boolean): string
  /** Whether an English sentence keeps the words of the API: what has to be sent, or typed at a terminal. */
  readonly keepsNames?: boolean
}

/**
 * The sentence of a fault in one language. `shown` is for people; without it an English sentence keeps the names of the API, which is what a
 * program has to send.
 */
export function sentence(
  says: FaultName,
  values: FaultValues,
  language: Language,
  shown?: Shown,
): string {
  const phrase: Words = phrases[says]
  const isForPrograms = language === 'en' && (shown?.keepsNames ?? shown === undefined)
  const said = (name: string, value: FaultValue, isQuoted: boolean): string => {
    const one = (part: string | number) => {
      const term = isForPrograms ? undefined : termOf(name, part)
      return term?.[language] ?? shown?.(part, name, says, isQuoted) ?? String(part)
    }
    if (typeof value !== 'object') return one(value)
    if ('says' in value) return sentence(value.says, value.values ?? {}, language, shown)
    if ('en' in value) return value[language]
    return value.map((part) => said(name, part, isQuoted)).join(language === 'en' ? ', ' : '、')
  }
  return partsOf(withForms(phrase[language], values))
    .map((part, at, parts) => {
      const value = at % 2 === 0 ? undefined : values[part]
      if (value !== undefined) return said(part, value, isInMarks(parts[at - 1], parts[at + 1]))
      return at % 2 === 0 ? part : `{${part}}`
    })
    .join('')
}

/** A phrase's text and the names of its places by turns; taken apart once, since long refused lists say the same many times. */
function partsOf(text: string): readonly string[] {
  const known = takenApart.get(text)
  if (known !== undefined) return known
  const parts = text.split(/\{(\w+)\}/)
  takenApart.set(text, parts)
  return parts
}

const takenApart = new Map<string, readonly string[]>()
