import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { faultsIn, warningsTo } from '../../domain/faults-in.ts'
import { type FaultValue, type Saying, sentence } from '../../domain/phrases.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Language } from '../../domain/words.ts'
import { namesFor } from '../../workflows/shown-names.ts'
import type { Actor } from '../recording/entry.ts'
import { facilityFor, organisationFor } from './asked.ts'
import type { Call } from './command.ts'
import { type Row, readRows, type Table } from './read-rows.ts'
import { type Outcome, type PreparedRow, recordRows } from './record-rows.ts'

/** How one kind of file becomes scans. */
export interface FileKind {
  readonly table: Table
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
  const { installation, terminal, language } = call
  const organisation = await organisationFor(call)
  const facility = await facilityFor(call, organisation)
  const { organisationKey, slug } = organisation
  const actor = { organisationKey, organisation: slug }
  const progress = createProgress(call, 'rows_imported')
  const told = (outcome: Outcome) => toldRow(outcome, { call, kind })
  const counted = { accepted: 0, duplicate: 0, refused: 0 }
  let done = 0
  for await (const rows of inPieces(readRows(file, kind.table), kind.rowsTogether)) {
    const prepared = await kind.prepare(rows, { actor, facility })
    const early = new Map(rows.map(({ row, doubt }) => [row, doubt ?? []]))
    for (const outcome of await recordRows(installation.recorder, prepared, actor)) {
      counted[outcome.status] += 1
      const faults = [early.get(outcome.row) ?? [], outcome.faults].flat()
      for (const line of told({ ...outcome, faults })) terminal.err(line)
      if (outcome.status !== 'refused') kind.count(outcome)
    }
    done += rows.length
    progress.show(done, rowCount)
  }
  progress.end()
  if (counted.refused > 0) terminal.err(sentence('import_rows_advice', {}, language))
  return counted
}

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

/** What is told of a row: why it was refused, or what is unlikely of it. */
function toldRow(
  { row, code, status, faults, receipts }: Outcome,
  { call, kind }: { readonly call: Call; readonly kind: FileKind },
): readonly string[] {
  const { installation, language } = call
  const names = namesFor(installation.streams, { stream: 'battery' })
  if (status === 'refused') {
    const lines = faultsIn(faults, language, names).map(({ pointer, message }) =>
      placed(kind.columnOf(pointer), message, language),
    )
    return [headed('import_row_refused', { row, code }, language), ...indented(lines)]
  }
  const doubts = receipts.flatMap((one) => (one.status === 'accepted' ? one.warnings : []))
  if (doubts.length === 0) return []
  const lines = warningsTo(language, doubts, names)
  return [headed('import_row_unlikely', { row, code }, language), ...indented(lines)]
}

/** What is said of a place in a file, behind the name of it. */
export function placed(place: string, message: string, language: Language): string {
  if (place === '') return message
  return `${place}${language === 'en' ? ': ' : '：'}${message}`
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`)
}

/** The line above what is told of a row, which is named by its code too where it has one. */
export function headed(
  says: 'import_row_refused' | 'import_row_unlikely',
  { row, code }: { readonly row: number; readonly code: string },
  language: Language,
): string {
  const place: Saying = {
    says: code === '' ? 'import_row' : 'import_row_of',
    values: { row, code },
  }
  return sentence(says, { place }, language)
}

const width = 24

/** A bar that a person can watch; nothing at all where nobody does. `of` is absent while the end is not known. */
interface Progress {
  readonly show: (done: number, of?: number) => void
  readonly end: () => void
}

/** Draws how far a long command has come. */
export function createProgress(
  { terminal: { draw }, language }: Call,
  says: 'rows_imported' | 'events_checked',
): Progress {
  const label = sentence(says, {}, language)
  let drawn = ''
  return {
    show: (done, of) => {
      const filled = of === undefined || of === 0 ? 0 : Math.floor((width * done) / of)
      const bar =
        of === undefined
          ? ''
          : ` ${'#'.repeat(filled).padEnd(width, '.')}${language === 'en' ? ' of ' : ' / '}${of}`
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
