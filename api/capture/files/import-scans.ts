import { answerIn, faultsIn } from '../../../domain/faults-in.ts'
import type { Answer } from '../../../domain/receipt.ts'
import type { Fault } from '../../../domain/refusal.ts'
import type { Language } from '../../../domain/words.ts'
import { namesFor } from '../../../workflows/shown-names.ts'
import type { Installation } from '../../installation.ts'
import { refusedReceipt } from '../../recording/entry.ts'
import type { Admit } from '../admit.ts'
import { wordsOf } from '../sent.ts'
import { type Called, calledBy, columnOfPointer, namesInRow } from './column-names.ts'
import { openScanFile, type ScanFile, type ScanRow } from './open-scan-file.ts'
import { type AnsweredRow, writeCsv, writeNdjson, writeXlsx } from './write-answers.ts'

export interface ScanImport {
  readonly form: ScanFile['form']
  /** The file given back, piece by piece; rows are recorded as it is read. */
  readonly answer: AsyncGenerator<string | Uint8Array>
}

/** Which of these ids are those of scans that the organisation has recorded, or keeps until somebody signs them. */
export type KnownAmong = (ids: readonly string[]) => Promise<ReadonlySet<string>>

/** How many rows share one call of the one way in, and how much text may wait for it. */
const rowsTogether = 500
const charactersTogether = 1024 * 1024

/**
 * Imports a file of scans and gives it back with receipts. Every row is a scan of its own: what one row is refused for
 * stops no other, and whoever stops reading has recorded what came before. Throws a RefusedError when the file as a
 * whole cannot be read.
 */
export async function importScans(
  file: string,
  given: Pick<Installation, 'streams'> & {
    /** Short name of the organisation whose scans they are. */
    readonly organisation: string
    /** Language of whoever reads the receipts. */
    readonly language: Language
    /** Takes rows in: the door for whoever sends them, or the one way in itself. */
    readonly admit: Admit
    readonly knownAmong?: KnownAmong
    /** Hears of rows as they are answered. */
    readonly hear?: (rows: readonly AnsweredRow[]) => void
  },
): Promise<ScanImport> {
  const { streams, organisation, language } = given
  const opened = await openScanFile(file, { streams, organisation })
  const { form, header, sheet, separator } = opened
  const rows = recordedRows(opened, given)
  switch (form) {
    case 'csv':
      return { form, answer: writeCsv({ header, language, separator }, rows) }
    case 'ndjson':
      return { form, answer: writeNdjson(rows) }
    case 'xlsx':
      return { form, answer: writeXlsx({ header, language, ...(sheet && { sheet }) }, rows) }
    default:
      return form satisfies never
  }
}

async function* recordedRows(
  { form, rows }: ScanFile,
  given: Pick<Installation, 'streams'> & {
    readonly language: Language
    readonly admit: Admit
    readonly knownAmong?: KnownAmong
    readonly hear?: (rows: readonly AnsweredRow[]) => void
  },
): AsyncGenerator<readonly AnsweredRow[]> {
  for await (const read of inPieces(rows)) {
    const together = await underFormerIds(read, given.knownAmong)
    const receipts = [...(await given.admit(together.flatMap(({ scan }) => scan ?? [])))]
    const answered = together.map((row) => {
      const own = row.scan === undefined ? undefined : receipts.shift()
      const receipt = own ?? refusedReceipt(null, { code: 'invalid', faults: row.faults })
      if (form === 'ndjson') {
        const names = namesFor(given.streams, wordsOf(row.given))
        return { ...row, called: String, receipt: answerIn(receipt, given.language, names) }
      }
      const called = row.words === undefined ? String : calledBy(row.words, given.language)
      const names = row.words === undefined ? {} : namesInRow(row.words, given.language)
      const doubts = faultsIn(row.doubts ?? [], given.language, names)
      const said = answerIn(own === undefined ? receipt : withColumns(own), given.language, names)
      return { ...row, called, receipt: pointersAs(withDoubts(said, doubts), called) }
    })
    given.hear?.(answered)
    yield answered
  }
}

/** Scans that an earlier version recorded stay what they are: the same file sent before and after an update changes nothing. */
async function underFormerIds(
  rows: readonly ScanRow[],
  knownAmong: KnownAmong | undefined,
): Promise<readonly ScanRow[]> {
  const former = rows.flatMap(({ formerId }) => formerId ?? [])
  const known = former.length === 0 ? undefined : await knownAmong?.(former)
  if (known === undefined || known.size === 0) return rows
  return rows.map((row) => {
    const { scan, formerId = '' } = row
    return scan !== undefined && known.has(formerId)
      ? { ...row, scan: { ...scan, id: formerId } }
      : row
  })
}

async function* inPieces(rows: AsyncIterable<ScanRow>): AsyncGenerator<readonly ScanRow[]> {
  let piece: ScanRow[] = []
  let characters = 0
  for await (const row of rows) {
    piece.push(row)
    characters += row.characters
    if (piece.length < rowsTogether && characters < charactersTogether) continue
    yield piece
    piece = []
    characters = 0
  }
  if (piece.length > 0) yield piece
}

/** Says of a row that may not be all of it that it may not be. */
function withDoubts(receipt: Answer<string>, doubts: readonly Fault[]): Answer<string> {
  if (receipt.status === 'proposed') return receipt
  if (receipt.status === 'refused') return { ...receipt, faults: [...receipt.faults, ...doubts] }
  const warnings = [...receipt.warnings, ...doubts.map(({ message }) => message)]
  // Of what is doubted of the file no rule is told, so that none is told of another's sentence.
  return doubts.length === 0 ? receipt : { ...receipt, warnings, warned: undefined }
}

/** Names columns instead of places in a scan that the sender never saw. */
function withColumns(receipt: Answer): Answer {
  if (receipt.status !== 'refused') return receipt
  const faults = receipt.faults.map((fault) => ({
    ...fault,
    pointer: columnOfPointer(fault.pointer),
  }))
  return { ...receipt, faults }
}

/** Names columns as the sheet does. */
function pointersAs(receipt: Answer<string>, called: Called): Answer<string> {
  if (receipt.status !== 'refused') return receipt
  const faults = receipt.faults.map((fault) => ({ ...fault, pointer: called(fault.pointer) }))
  return { ...receipt, faults }
}
