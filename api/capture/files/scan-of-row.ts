import { readHarmless } from '../../../domain/csv.ts'
import { hasControlCharacter } from '../../../domain/parse-facts.ts'
import { parseScan } from '../../../domain/parse-scan.ts'
import type { Saying } from '../../../domain/phrases.ts'
import { type Fault, faultOf, isRefusal } from '../../../domain/refusal.ts'
import type { Words } from '../../../domain/words.ts'
import { readFacts } from '../../../workflows/read-facts.ts'
import type { Stage } from '../../../workflows/stream.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { columnOfPointer } from './column-of-pointer.ts'
import { factsOfRow } from './facts-of-row.ts'
import { choicesIn, matchWord } from './match-word.ts'
import { quoted } from './read-cell.ts'
import { type Cell, ownText } from './row-cells.ts'
import { additionsIn, batchesIn, lossesIn, outputsIn } from './row-lists.ts'
import { scanId } from './scan-id.ts'
import type { Column, OwnColumn } from './sheet-columns.ts'

/** Who imports, and the streams that a row may name. */
export interface Terms {
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly organisation: string
}

/** The scan that a row says, or every fault in it; a fault's pointer is the name of its column. */
export interface RowScan {
  readonly scan?: object
  readonly faults: readonly Fault[]
}

/**
 * Reads a row as a scan. Without an id of its own it gets one that follows from the organisation and from what it says,
 * so that the same row again is a duplicate.
 */
export function scanOfRow(
  columns: readonly Column[],
  texts: readonly string[],
  { streams, organisation }: Terms,
): RowScan {
  const cells = columns.flatMap((column, index): readonly Cell[] => {
    const text = readHarmless(texts[index] ?? '').trim()
    return text === '' || column.says === 'nothing' ? [] : [{ column, text }]
  })
  const faults: Fault[] = cells.flatMap(faultsInText)
  const own = (name: OwnColumn) => ownText(cells, name)
  const streamName = named(labelsOf(streams), own('stream'), { column: 'stream', faults })
  const stream = streams.get(streamName)
  if (stream === undefined) return { faults }
  const stageName = named(labelsOf(stream.allStages), own('stage'), { column: 'stage', faults })
  const stage = stream.allStages[stageName]
  if (stage === undefined) return { faults }
  const { facts, outputFacts } = factsOfRow(cells, { stream, stage, faults })
  const scan = {
    stream: streamName,
    stage: stageName,
    facility: own('facility') ?? '',
    ...present('eventTime', own('event_time')),
    ...present('operator', own('operator')),
    ...present('reverses', own('reverses')),
    batches: batchesIn(cells, faults),
    outputs: outputsIn(cells, { kinds: stream.kinds, outputFacts, faults }),
    losses: lossesIn(cells, faults),
    additions: additionsIn(cells, faults),
    facts,
  }
  const derived = scanId(organisation, scan)
  if (typeof derived !== 'string') return { faults: [...faults, ...derived.faults] }
  const id = own('id') ?? derived
  if (faults.length === 0) return { scan: { id, ...scan }, faults }
  return {
    faults: [...faults, ...furtherFaults(stream, { stage, scan: { id, ...scan }, told: faults })],
  }
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
  { column, faults }: { column: 'stream' | 'stage'; faults: Fault[] },
): string {
  const name = text === undefined ? undefined : matchWord(words, text)
  if (name !== undefined) return name
  const what: Saying = { says: column === 'stream' ? 'cell_stream' : 'cell_stage' }
  const values = { what, given: quoted(text ?? ''), names: choicesIn(words) }
  faults.push(faultOf(column, 'cell_names_nothing', values))
  return ''
}

function labelsOf(
  named: ReadonlyMap<string, { label: Words }> | Readonly<Record<string, { label: Words }>>,
): Readonly<Record<string, Words>> {
  const entries = named instanceof Map ? [...named] : Object.entries(named)
  return Object.fromEntries(entries.map(([name, { label }]) => [name, label]))
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
