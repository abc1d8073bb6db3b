import type { Audience, Field, FieldType, Holds, Level } from '../../domain/field.ts'
import type { FileRule } from '../../domain/file-name.ts'
import type { Source } from '../../domain/source.ts'
import type { Words } from '../../domain/words.ts'

/** One answer to choose, by the name that a scan gives it. */
export interface Option {
  readonly value: string
  readonly label: Words
}

/**
 * What a field asks of a person, in all languages at once: plain data, so that a page and an app without a network draw the same form
 * from it. What a rule computes with, such as where a date must lie, stays with the field and is judged by whoever records.
 */
export interface Question {
  readonly name: string
  readonly label: Words
  readonly type: FieldType
  /** UCUM, as the field has it. */
  readonly unit?: string
  readonly least?: string
  readonly most?: string
  readonly above?: string
  /** Of a `choice` or `choices`. */
  readonly options?: readonly Option[]
  /** Longest text in characters. */
  readonly longest?: number
  /** It takes photos or a document, which are kept first and then named. */
  readonly files?: FileRule
  /** Written in one way, such as an address, and so on one line however long it is. */
  readonly isOneLine?: true
  readonly optional?: true
  /** What no answer leads to: asked as if it were required, and this is said. */
  readonly leftOut?: Words
  /** The answer where nothing is wrong: a scanner offers to give it to all such signs at once. */
  readonly nothingWrong?: boolean
  /** How long an answer usually holds; of each batch anew where absent. */
  readonly holds?: Holds
  /** Numbered in the order of the batches. */
  readonly counted?: true
  /** Names whoever records it, unless somebody else is written. */
  readonly namesRecorder?: true
  /** Kinds of a new batch that must have it, where others may do without. */
  readonly requiredFor?: readonly string[]
  /** Under which heading a long form asks it. */
  readonly section?: Words
  /** What each line holds, where the answer is a list. */
  readonly parts?: readonly Question[]
  readonly source?: Source
  /** Of what a passport says it, where it does. */
  readonly level?: Level
  readonly audience: Audience
  /** What an answer looks like that has no form of its own, as JSON. */
  readonly example?: string
}

const chosen: ReadonlySet<Field['type']> = new Set(['choice', 'choices'])

/** Reads off a field what it asks. */
export function questionOf(field: Field, example?: string): Question {
  const { name, label, type, audience, choices, parts, writing } = field
  return {
    name,
    label,
    type,
    audience,
    ...given(field, [
      'unit',
      'least',
      'most',
      'above',
      'longest',
      'files',
      'optional',
      'leftOut',
      'nothingWrong',
      'holds',
      'counted',
      'namesRecorder',
      'requiredFor',
      'section',
      'source',
      'level',
    ]),
    // The answers of other fields are free, and only shown by the words of a choice.
    ...(choices === undefined || !chosen.has(type) ? {} : { options: optionsOf(choices) }),
    ...(parts === undefined ? {} : { parts: parts.map((part) => questionOf(part)) }),
    ...(writing === undefined ? {} : { isOneLine: true }),
    ...(example === undefined ? {} : { example }),
  }
}

/** Words by name as options, in the order of the table. */
export function optionsOf(words: Readonly<Record<string, Words>>): readonly Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

/** Whether a new batch of a kind must have an answer; a kind that is not chosen yet asks for nothing beyond what all must have. */
export function isRequired({ optional, requiredFor }: Question, kind?: string): boolean {
  return optional !== true || (kind !== undefined && requiredFor?.includes(kind) === true)
}

function given<Name extends keyof Field>(
  field: Field,
  names: readonly Name[],
): { [One in Name]?: Exclude<Field[One], undefined> } {
  const there = names.filter((name) => field[name] !== undefined)
  return Object.fromEntries(there.map((name) => [name, field[name]])) as {
    [One in Name]?: Exclude<Field[One], undefined>
  }
}
