import type { Names, ShownNames } from '../../../domain/shown-names.ts'
import type { Language } from '../../../domain/words.ts'
import { namesOf } from '../../../workflows/shown-names.ts'
import type { Stage } from '../../../workflows/stream.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { type OwnColumn, ownHeadings } from './headings.ts'

/** What a row was read by, so that what is said of it is said in the words of its sheet. */
export interface RowWords {
  /** Headings as the sheet has them, where they differ from the names of what they say. */
  readonly headings: ReadonlyMap<string, string>
  readonly stream?: LoadedStream
  readonly stage?: Stage
}

/** What a reader of the sheet calls a column, a stage, a state: as the sheet does, else by its label. */
export type Called = (name: string) => string

/** How a row's reader calls what a receipt names; in English by the names that the API has, where the sheet has no others. */
export function calledBy(row: RowWords, language: Language): Called {
  const { headings, fields = {}, names = {} } = namesInRow(row, language)
  const tables: readonly Names[] = language === 'en' ? [] : [ownHeadings, fields, names]
  return (name) => {
    const table = tables.find((one) => Object.hasOwn(one, name))
    return headings?.get(name) ?? table?.[name]?.[language] ?? name
  }
}

/** The same for what a sentence names. */
export function namesInRow({ headings, stream, stage }: RowWords, language: Language): ShownNames {
  if (stream === undefined || language === 'en') return { headings }
  return { ...namesOf(stream, stage), headings }
}

/** Name of the column that a JSON pointer into a scan is about. */
export function columnOfPointer(pointer: string): string {
  const [, list = '', , name = '', fact = ''] = pointer.split('/')
  const own = columnOfName[list]
  if (own !== undefined) return own
  if (list === 'facts') return pointer.slice('/facts/'.length)
  if (list === 'batches') return name === 'massGrams' ? 'mass_grams' : 'batch'
  if (list === 'losses') return 'loss:…'
  if (list === 'additions') return 'addition:…'
  if (list !== 'outputs') return ''
  if (name === 'facts') return fact
  if (name === 'kind') return 'output_kind'
  return name === 'massGrams' ? 'output_mass_grams' : 'output'
}

const columnOfName: Readonly<Record<string, OwnColumn>> = {
  id: 'id',
  stream: 'stream',
  stage: 'stage',
  facility: 'facility',
  reverses: 'reverses',
  eventTime: 'event_time',
  operator: 'operator',
}
