import { parseInstant } from './instant.ts'
import { momentText } from './local-moment.ts'
import { certificatePhrases } from './phrases/certificates.ts'
import { custodyPhrases } from './phrases/custody.ts'
import { handOverPhrases } from './phrases/hand-over.ts'
import { handOverCorrectionPhrases } from './phrases/hand-over-correction.ts'
import { handOverSheetPhrases } from './phrases/hand-over-sheet.ts'
import type { Shown } from './phrases.ts'
import { roleLabels } from './role.ts'
import { type Language, type Words, words } from './words.ts'

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

/** Places that hold what somebody wrote: a batch called "weighed" is no stage. */
export const writtenPlaces: ReadonlySet<string> = new Set([
  'batch',
  'code',
  'codes',
  'credit',
  'email',
  'event',
  'example',
  'facilities',
  'facility',
  'file',
  'given',
  'id',
  'number',
  'organisation',
  'other',
  'others',
  'parent',
  'passport',
  'path',
  'person',
  'prefix',
  'product',
  'serial',
  'slug',
  'station',
  'target',
  'text',
  'url',
])

/** An instant as rules name it: UTC, ISO 8601. */
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

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
  return (value, place, says) => {
    const name = String(value)
    if (writtenPlaces.has(place)) return name
    // Anybody may have written what only looks like an instant.
    if (instantForm.test(name) && parseInstant(name) !== undefined)
      return timeText(name, language, timeZone)
    const heading = headings?.get(name)
    if (heading !== undefined) return heading
    const table = tablesFor(place, says).find((one) => Object.hasOwn(one, name))
    return table?.[name]?.[language] ?? name
  }
}

function timeText(instant: string, language: Language, timeZone: string | undefined): string {
  const text = momentText(instant, language, timeZone ?? 'UTC')
  return timeZone === undefined ? `${text} UTC` : text
}
