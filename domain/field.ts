import type { FileRule } from './file-name.ts'
import type { Saying } from './phrases.ts'
import type { Source } from './source.ts'
import type { Words } from './words.ts'
import type { Writing } from './writing.ts'

/**
 * Who may see a fact. `public`: anyone. `legitimate_interest` and `authority`: the groups of Regulation (EU)
 * 2023/1542 Annex XIII points 4 and 3. `holder`: only the organisation that recorded it.
 * Everything that is not public is sealed as a salted digest and its value lives in the one erasable table.
 */
export const audiences = ['public', 'legitimate_interest', 'authority', 'holder'] as const
export type Audience = (typeof audiences)[number]

/** Of what a fact is said: of every piece of a model, of a batch, or of the single item. */
export const levels = ['model', 'batch', 'item'] as const
export type Level = (typeof levels)[number]

/**
 * What a fact may look like. `decimal` travels as text so that no digest depends on a float;
 * `whole` is a safe integer; `time` is an instant and `date` a calendar day; `list` holds texts;
 * `record` is a JSON object or array of whole numbers and texts that the stream's own code makes.
 */
export type FieldType =
  | 'text'
  | 'whole'
  | 'decimal'
  | 'yes_no'
  | 'choice'
  | 'choices'
  | 'time'
  | 'date'
  | 'list'
  | 'record'

/**
 * How pages tell a fact that they do not show as label and value: in a place of its own, or not at all. Read from the table,
 * so that a further stream is shown without an edit.
 */
export const tellings = [
  'nowhere',
  'proven_stage',
  'records_origin',
  'targets',
  'pre_consumer_share',
  'post_consumer_share',
  'virgin_share',
  'custody_model',
] as const
export type Telling = (typeof tellings)[number]

/**
 * How long an answer holds. `run`: for all that is recorded together. `place`: of equipment, place or method, so that it is offered the next
 * time this stage is recorded there; `with`: as long as that other fact is answered the same, as what belongs to one bench. A reading, a mass
 * and a sign MUST NOT be offered again: they are `run` at most.
 */
export type Holds = 'run' | 'place' | { readonly with: string }

/** What a date of a field is held against: the scan's own time, when the batch came in, its last event, or another fact. */
export type Moment = 'event' | 'made' | 'since' | { readonly fact: string }

/**
 * How a `date` or `time` stands to what it speaks of; every such field says it. Beside it all of them lie within the years
 * that anything of ours can speak of.
 */
export interface WhenRule {
  /** Not later than this; a plan or a day to come has none. */
  readonly notAfter?: Moment
  /** Not earlier than these. */
  readonly notBefore?: readonly Moment[]
  /** The last day of something that has to be valid on the day of the event: what comes of one that has ended. */
  readonly ends?: 'warn' | 'refuse' | 'own_rule'
}

/** One fact of a stage: the single place that form, check, label, report and page read it from. */
export interface Field {
  readonly name: string
  readonly label: Words
  readonly type: FieldType
  /** Unit as shown to a person, UCUM where there is one. */
  readonly unit?: string
  /** Smallest allowed value, as decimal text for `decimal` and `whole`. */
  readonly least?: string
  /** Largest allowed value. */
  readonly most?: string
  /** The value must be greater than this. */
  readonly above?: string
  /** Values above this are kept and flagged. */
  readonly warnAbove?: string
  /** Values below this are kept and flagged. */
  readonly warnBelow?: string
  /** Allowed words of `choice` and `choices`, each with its label; of a `list`, how those read that have one. */
  readonly choices?: Readonly<Record<string, Words>>
  /** Of a `date` or `time`: how it stands to the event and the batch. */
  readonly when?: WhenRule
  /** How one part of a `record` reads; one without it, and a part that it does not know, is left out of pages. */
  readonly inWords?: (part: FactValue) => Saying | undefined
  /** Of a `record` that people write: a list, and what each of its parts holds. An empty list says that there is none. */
  readonly parts?: readonly Field[]
  /** Of a `text`: the one way in which it is written. */
  readonly writing?: Writing
  /** Of a `text` or a `list` of them: it names files that are kept beside history, each by its address (RFC 6920). */
  readonly files?: FileRule
  /** Of what a passport says it; the batch or item of which it is recorded where absent. */
  readonly level?: Level
  /** Under which heading a long form asks it. */
  readonly section?: Words
  /** Longest text in characters; 200 when absent. */
  readonly longest?: number
  /** A fact that may be left out; a missing fact is recorded as missing, never filled in. */
  readonly optional?: true
  /** Of an optional one: what leaving it out leads to, for whoever fills in a form; forms then ask for it as for any other. */
  readonly leftOut?: Words
  /** Of a `yes_no`: the answer where nothing is wrong, so that many signs can be answered at once. */
  readonly nothingWrong?: boolean
  /** How long an answer usually holds, so that a form asks it once. Of each batch anew where absent. */
  readonly holds?: Holds
  /** Numbered in the order in which batches are scanned or come out, such as a channel or a place in the parent. */
  readonly counted?: true
  /** Of a `text`: names whoever records it, unless somebody else is written. */
  readonly namesRecorder?: true
  /** Of an optional one of a new batch: kinds of which the rules refuse one without it. */
  readonly requiredFor?: readonly string[]
  readonly audience: Audience
  /** Kept beside the batch because a later stage's rules read it. Personal facts MUST NOT be carried. */
  readonly carried?: true
  /** Names a person: erasable on request, so nothing later may depend on it. */
  readonly personal?: true
  /** Stands large at the head of the public record: as what the thing is called, or as one of the figures that a buyer asks for first. */
  readonly onPass?: 'name' | 'figure'
  /** Where pages do not show it as label and value. */
  readonly shownAs?: Telling
  /** Where the bounds or the duty to record it come from. */
  readonly source?: Source
}

/** A fact's value after parsing. */
export type FactValue =
  | string
  | number
  | boolean
  | null
  | readonly FactValue[]
  | { readonly [key: string]: FactValue }

/** Facts by field name. */
export type Facts = Readonly<Record<string, FactValue>>
