import { readHarmless } from '../../../domain/csv.ts'
import { choicesIn, matchWord } from '../../../domain/match-word.ts'
import { parseScan } from '../../../domain/parse-scan.ts'
import { hasControlCharacter } from '../../../domain/parse-value.ts'
import type { Saying } from '../../../domain/phrases.ts'
import { type Fault, faultOf, isRefusal } from '../../../domain/refusal.ts'
import type { Words } from '../../../domain/words.ts'
import { readFacts } from '../../../workflows/read-facts.ts'
import type { Stage } from '../../../workflows/stream.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { faultsOfOwnCells, troubleOfText } from './cell-troubles.ts'
import { columnOfPointer, type RowWords } from './column-names.ts'
import { factsOfRow } from './facts-of-row.ts'
import { labelsOf, type OwnColumn } from './headings.ts'
import { quoted } from './read-cell.ts'
import { additionsIn, batchesIn, lossesIn, outputsIn } from './row-lists.ts'
import { derivedIds, type Terms } from './scan-ids.ts'
import type { Separator, SheetRow } from './sheet.ts'
import { type Cell, type Column, ownText } from './sheet-columns.ts'

/** The scan that a row says, or every fault in it; a fault's pointer is what its column says. */
export interface RowScan {
  readonly scan?: object
  /** The id under which earlier versions recorded it, where it has none of its own. */
  readonly formerId?: string
  readonly faults: readonly Fault[]
  readonly words: RowWords
}

/**
 * Reads a row as a scan. Without an id of its own it gets one that follows from the organisation and from what it says,
 * so that the same row again is a duplicate.
 */
export function scanOfRow(
  columns: readonly Column[],
  texts: readonly string[],
  {
    troubles,
    separator,
    ...terms
  }: Terms & {
    readonly troubles?: SheetRow['troubles'] | undefined
    readonly separator?: Separator | undefined
  },
): RowScan {
  const cells = columns.flatMap((column, index): readonly Cell[] => {
    const text = readHarmless(texts[index] ?? '').trim()
    if (text === '' || column.says === 'nothing') return []
    const trouble = troubles?.get(index) ?? troubleOfText(text)
    return [trouble === undefined ? { column, text } : { column, text, trouble }]
  })
  const unread = faultsOfOwnCells(cells)
  const read = scanOfCells(cells, { ...terms, separator }, ownHeadingsIn(columns))
  if (unread.length === 0) return read
  // What else a cell is wrong for follows from what it cannot be read for.
  const others = read.faults.filter(({ pointer }) => unread.every((one) => one.pointer !== pointer))
  return { faults: [...unread, ...others], words: read.words }
}

function scanOfCells(
  cells: readonly Cell[],
  { streams, organisation, separator }: Terms & { readonly separator: Separator | undefined },
  headings: Map<string, string>,
): RowScan {
  const faults: Fault[] = cells.flatMap(faultsInText)
  const own = (name: OwnColumn) => ownText(cells, name)
  const streamName = named(labelsOf([...streams.values()]), own('stream'), 'stream', faults)
  const stream = streams.get(streamName)
  if (stream === undefined) return { faults, words: { headings } }
  const stages = labelsOf(Object.values(stream.allStages))
  const stageName = named(stages, own('stage'), 'stage', faults)
  const stage = stream.allStages[stageName]
  if (stage === undefined) return { faults, words: { headings, stream } }
  const words = { headings, stream, stage }
  const { facts, outputFacts } = factsOfRow(cells, { stream, stage, separator, faults, headings })
  const scan = {
    stream: streamName,
    stage: stageName,
    facility: own('facility') ?? '',
    ...present('eventTime', own('event_time')),
    ...present('operator', own('operator')),
    ...present('reverses', own('reverses')),
    batches: batchesIn(cells, faults),
    outputs: outputsIn(cells, { kinds: stream.kinds, outputFacts, faults }),
    losses: lossesIn(cells, { reasons: stage.losses ?? {}, faults, headings }),
    additions: additionsIn(cells, faults),
    facts,
  }
  const derived = derivedIds({ streams, organisation }, scan)
  if (isRefusal(derived)) return { faults: [...faults, ...derived.faults], words }
  const ownId = own('id')
  const id = ownId ?? derived.id
  if (faults.length === 0) {
    const former = ownId === undefined ? { formerId: derived.former } : {}
    return { scan: { id, ...scan }, faults, words, ...former }
  }
  const further = furtherFaults(stream, { stage, scan: { id, ...scan }, told: faults })
  return { faults: [...faults, ...further], words }
}

/** Headings of a row's own columns where they are not in English. */
function ownHeadingsIn(columns: readonly Column[]): Map<string, string> {
  return new Map(
    columns.flatMap(({ says, name, heading }): [string, string][] =>
      says === 'own' && name !== heading ? [[name, heading]] : [],
    ),
  )
}

function faultsInText({ column, text }: Cell): readonly Fault[] {
  if (column.name === '') {
    return [faultOf('', 'column_without_name', { given: quoted(text) })]
  }
  if (!hasControlCharacter(text)) return []
  return [faultOf(column.name, 'cell_with_controls', { given: quoted(text) })]
}

/** The name that a person meant, or an empty one with its fault told. */
function named(
  words: Readonly<Record<string, Words>>,
  text: string | undefined,
  column: 'stream' | 'stage',
  faults: Fault[],
): string {
  const name = text === undefined ? undefined : matchWord(words, text)
  if (name !== undefined) return name
  const what: Saying = { says: column === 'stream' ? 'cell_stream' : 'cell_stage' }
  const values = { what, given: quoted(text ?? ''), names: choicesIn(words) }
  faults.push(faultOf(column, 'cell_names_nothing', values))
  return ''
}

/** What else would be refused, so that a person mends the row once. A column that is named already is not named again. */
function furtherFaults(
  stream: LoadedStream,
  { stage, scan: given, told }: { stage: Stage; scan: object; told: readonly Fault[] },
): readonly Fault[] {
  const scan = parseScan(given)
  const faults = isRefusal(scan) ? scan.faults : readFacts(stream, stage, scan).faults
  return faults
    .map((fault) => ({ ...fault, pointer: columnOfPointer(fault.pointer) }))
    .filter(({ pointer }) => told.every((fault) => fault.pointer !== pointer))
}

function present(name: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [name]: value }
}
