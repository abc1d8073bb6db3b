import { certificatePhrases } from './phrases/certificates.ts'
import { custodyPhrases } from './phrases/custody.ts'
import { handOverPhrases } from './phrases/hand-over.ts'
import { handOverCorrectionPhrases } from './phrases/hand-over-correction.ts'
import { handOverSheetPhrases } from './phrases/hand-over-sheet.ts'
import type { Shown } from './phrases.ts'
import { roleLabels } from './role.ts'
import { shownTime } from './shown-time.ts'
import { type Language, type Words, words } from './words.ts'
import { writtenPlaces } from './written-places.ts'

/** Labels by the names that code and API have for something. */
export type Names = Readonly<Record<string, Words>>

/** What names mean to a person: those of fields and stages, and those of states, kinds and whatever else a sentence names. */
export interface ShownNames {
  readonly names?: Names
  readonly fields?: Names
  readonly stages?: Names
  /** Choices, by the field that they answer. */
  readonly choices?: Readonly<Record<string, Names>>
  /** What the reader's own sheet calls columns and facts. */
  readonly headings?: ReadonlyMap<string, string>
  /** States, steps and parties of hand-overs and of their corrections. */
  readonly custody?: Names
  /** IANA name of the clock by which times are read; they are told as UTC without one. */
  readonly timeZone?: string
}

const ofFields: ReadonlySet<string> = new Set(['field', 'fields', 'name'])
const ofStages: ReadonlySet<string> = new Set(['stage', 'stages'])
const ofRoles: ReadonlySet<string> = new Set(['role', 'roles'])

/** What speaks of hand-overs, whose states have names that stages have too; so have closed lists of the API's own. */
const ofCustody: ReadonlySet<string> = new Set(
  [custodyPhrases, handOverPhrases, handOverCorrectionPhrases, handOverSheetPhrases].flatMap(
    (phrases) => Object.keys(phrases),
  ),
)

/** Fields of certificates are no fields of a stage, and have words of their own. */
const certificateFields: Names = {
  holder: words('holder', '持證人', '持证人'),
  standard: words('standard', '標準', '标准'),
  version: words('version', '版本', '版本'),
  validFrom: words('first day', '生效日期', '生效日期'),
  validTo: words('last day', '屆滿日期', '到期日期'),
}
const ofCertificates: ReadonlySet<string> = new Set(Object.keys(certificatePhrases))

/**
 * Shows names by their labels in one language; a name without one is shown as it is. Where what is said is about one field,
 * as the last part of `pointer` says, its own choices come first.
 */
export function shownIn(language: Language, shown: ShownNames, pointer = ''): Shown {
  const {
    names = {},
    fields = {},
    stages = {},
    choices = {},
    custody = {},
    headings,
    timeZone,
  } = shown
  const ownChoices = choices[pointer.split('/').at(-1) ?? ''] ?? {}
  const tablesFor = (place: string, says: string): readonly Names[] => {
    if (ofFields.has(place)) return ofCertificates.has(says) ? [certificateFields] : [fields, names]
    if (ofRoles.has(place)) return [roleLabels]
    const rest = [choices[place] ?? {}, names, custody, stages, roleLabels]
    if (ofCustody.has(says) || place === 'names') return [custody, ...rest]
    return ofStages.has(place) ? [stages, ...rest] : [ownChoices, ...rest]
  }
  return (value, place, says, isQuoted = false) => {
    const name = String(value)
    if (writtenPlaces.has(place)) return name
    const time = shownTime(name, { place, isQuoted }, { language, timeZone })
    if (time !== undefined) return time
    const heading = headings?.get(name)
    if (heading !== undefined) return heading
    const table = tablesFor(place, says).find((one) => Object.hasOwn(one, name))
    return table?.[name]?.[language] ?? name
  }
}

/** Shows days and times by the locale, and nothing else: a sentence keeps the names of the API. */
export function timesIn(language: Language, timeZone?: string): Shown {
  const shown: Shown = (value, place, _says, isQuoted = false) => {
    const text = String(value)
    return shownTime(text, { place, isQuoted }, { language, timeZone }) ?? text
  }
  return Object.assign(shown, { keepsNames: true })
}
