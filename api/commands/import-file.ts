import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FaultValue } from '../../domain/phrases.ts'
import { type Fault, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { warningText } from '../../domain/warning.ts'
import type { Actor } from '../recording/entry.ts'
import { facilityFor, organisationFor } from './asked.ts'
import type { Call, Terminal } from './command.ts'
import { type Row, readRows } from './read-rows.ts'
import { type Outcome, type PreparedRow, recordRows } from './record-rows.ts'

/** How one kind of file becomes scans. */
export interface FileKind {
  /** Columns that must be there; a cell in them may be empty. */
  readonly columns: readonly string[]
  /** Rows that go together; with the scans of each at most 500. */
  readonly rowsTogether: number
  readonly prepare: (rows: readonly Row[], importer: Importer) => Promise<readonly PreparedRow[]>
  /** Name of the column that a fault's JSON pointer is about. */
  readonly columnOf: (pointer: string) => string
  /** Hears of every row that stands, now or from before. */
  readonly count: (outcome: Outcome) => void
}

/** Who imports, and where. */
export interface Importer {
  readonly actor: Actor
  readonly facility: string
}

export interface Counted {
  readonly accepted: number
  readonly duplicate: number
  readonly refused: number
}

/** Imports a file piece by piece, tells of each refused row with all its faults and of each unlikely one, and counts the rows. */
export async function importFile(
  call: Call,
  { file, rowCount, kind }: { file: string; rowCount: number; kind: FileKind },
): Promise<Counted> {
  const { installation, terminal } = call
  const organisation = await organisationFor(call)
  const facility = await facilityFor(call, organisation)
  const { organisationKey, slug } = organisation
  const actor = { organisationKey, organisation: slug }
  const progress = createProgress(terminal, 'Rows imported:')
  const counted = { accepted: 0, duplicate: 0, refused: 0 }
  let done = 0
  for await (const rows of inPieces(readRows(file, kind.columns), kind.rowsTogether)) {
    const prepared = await kind.prepare(rows, { actor, facility })
    const early = new Map(rows.map(({ row, doubt }) => [row, doubt ?? []]))
    for (const outcome of await recordRows(installation.recorder, prepared, actor)) {
      counted[outcome.status] += 1
      if (outcome.status === 'refused') {
        const faults = [early.get(outcome.row) ?? [], outcome.faults].flat()
        terminal.err(refusedRow({ ...outcome, faults }, kind))
        continue
      }
      kind.count(outcome)
      const doubts = outcome.receipts.flatMap(({ status, warnings }) =>
        status === 'accepted' ? warnings : [],
      )
      if (doubts.length > 0)
        terminal.err(
          toldRow(
            outcome,
            'accepted although unlikely',
            doubts.map((one) => warningText(one, 'en')),
          ),
        )
    }
    done += rows.length
    progress.show(done, rowCount)
  }
  progress.end()
  if (counted.refused > 0) terminal.err(advice)
  return counted
}

const advice =
  'Mend these rows and import the file again: what stands already changes nothing. ' +
  'A fact that holds for every row can be given with --fact NAME=VALUE'

async function* inPieces<Item>(items: AsyncIterable<Item>, most: number): AsyncGenerator<Item[]> {
  let piece: Item[] = []
  for await (const item of items) {
    piece.push(item)
    if (piece.length < most) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

function refusedRow(outcome: Outcome, { columnOf }: FileKind): string {
  const lines = outcome.faults.map(({ pointer, message }: Fault) => {
    const column = columnOf(pointer)
    return `${column === '' ? '' : `${column}: `}${message}`
  })
  return toldRow(outcome, 'refused', lines)
}

function toldRow({ row, code }: Outcome, what: string, lines: readonly string[]): string {
  const named = `Row ${row}${code === '' ? '' : ` (${code})`} was ${what}:`
  return [named, ...lines.map((line) => `  ${line}`)].join('\n')
}

const width = 24

/** A bar that a person can watch; nothing at all where nobody does. `of` is absent while the end is not known. */
interface Progress {
  readonly show: (done: number, of?: number) => void
  readonly end: () => void
}

/** Draws how far a long command has come. */
export function createProgress({ draw }: Terminal, label: string): Progress {
  let drawn = ''
  return {
    show: (done, of) => {
      const filled = of === undefined || of === 0 ? 0 : Math.floor((width * done) / of)
      const bar = of === undefined ? '' : ` ${'#'.repeat(filled).padEnd(width, '.')} of ${of}`
      const text = `${label} ${done}${bar}`
      // Drawing the same again would only make a slow terminal slower.
      if (text !== drawn) draw?.(text)
      drawn = text
    },
    end: () => draw?.(''),
  }
}

/** Throws a RefusedError that says why a file cannot be read, before anything is made of it. */
export async function refuseUnreadableFile(file: string): Promise<void> {
  let isFolder: boolean
  try {
    const handle = await open(file)
    isFolder = (await handle.stat()).isDirectory()
    await handle.close()
  } catch (error) {
    throw unreadableFile(file, error instanceof Error ? error.message : String(error))
  }
  if (isFolder) throw unreadableFile(file, { says: 'file_is_a_folder' })
}

/** What to throw for a file that is not there or cannot be opened, with the reason of the system. */
export function unreadableFile(file: string, why: FaultValue): RefusedError {
  return new RefusedError(refuse('not_found', file, ['file_unreadable', { file, why }]))
}

const pulseBat =
  'PulseBat retired battery data, S. Tao et al., Nature Communications (2024), ' +
  'doi 10.1038/s41467-024-54454-0; tests by Xiamen Lijing New Energy; MIT licence.'

/** Who made the records of a file, as pages show it: what a person said, the line its authors ask for, or its name. */
export function fileOrigin(file: string, given: string | undefined): string {
  if (given !== undefined) return given
  const name = basename(file)
  return name.startsWith('pulsebat_') ? pulseBat : `File ${name}`
}
