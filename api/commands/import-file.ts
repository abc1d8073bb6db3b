import type { Fault } from '../../domain/refusal.ts'
import type { Actor } from '../recording/entry.ts'
import { facilityFor, organisationFor } from './acting-for.ts'
import type { Call } from './command.ts'
import { createProgress } from './progress.ts'
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

/** Imports a file piece by piece, tells of each refused row with all its faults, and counts the rows. */
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
    for (const outcome of await recordRows(installation.recorder, prepared, actor)) {
      counted[outcome.status] += 1
      if (outcome.status !== 'refused') kind.count(outcome)
      else terminal.err(refusedRow(outcome, kind))
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

function refusedRow({ row, code, faults }: Outcome, { columnOf }: FileKind): string {
  const lines = faults.map(({ pointer, message }: Fault) => {
    const column = columnOf(pointer)
    return `  ${column === '' ? '' : `${column}: `}${message}`
  })
  return [`Row ${row}${code === '' ? '' : ` (${code})`} was refused:`, ...lines].join('\n')
}
