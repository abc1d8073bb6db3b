import type { Language, Words } from '../../../domain/words.ts'
import type { Stage } from '../../../workflows/stream.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { labelsOf, type OwnColumn, ownHeadings } from './headings.ts'

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
export function calledBy({ headings, stream, stage }: RowWords, language: Language): Called {
  const labels = language === 'en' ? {} : wordsOf(stream, stage)
  return (name) => {
    const heading = headings.get(name)
    if (heading !== undefined) return heading
    return Object.hasOwn(labels, name) ? (labels[name]?.[language] ?? name) : name
  }
}

const known = new WeakMap<LoadedStream, Map<string, Readonly<Record<string, Words>>>>()

/** Labels of everything that a row of a stage may name, made once for each stage. */
function wordsOf(
  stream: LoadedStream | undefined,
  stage: Stage | undefined,
): Readonly<Record<string, Words>> {
  if (stream === undefined) return ownHeadings
  const ofStream = known.get(stream) ?? new Map<string, Readonly<Record<string, Words>>>()
  known.set(stream, ofStream)
  const before = ofStream.get(stage?.name ?? '')
  if (before !== undefined) return before
  const { fields = [], outputFields = [], losses = {} } = stage ?? {}
  const made = Object.assign(
    {},
    stream.states,
    labelsOf(Object.values(stream.allStages)),
    Object.fromEntries(Object.entries(stream.kinds).map(([name, { label }]) => [name, label])),
    losses,
    labelsOf([...outputFields, ...fields]),
    ownHeadings,
  )
  ofStream.set(stage?.name ?? '', made)
  return made
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
