import { csvOf } from '../../../domain/csv.ts'
import { sentence } from '../../../domain/phrases.ts'
import type { Answer } from '../../../domain/receipt.ts'
import { timesIn } from '../../../domain/shown-names.ts'
import { type Language, type Words, words } from '../../../domain/words.ts'
import { xlsxOf } from '../../outputs/xlsx.ts'
import type { Called } from './column-names.ts'
import { receiptHeadings } from './headings.ts'
import type { ScanRow } from './open-scan-file.ts'
import type { Separator } from './sheet.ts'

/** A row with its receipt, whose faults name columns as the sheet does, in the language of its reader. */
export interface AnsweredRow extends ScanRow {
  readonly receipt: Answer<string>
  /** What its reader calls states. */
  readonly called: Called
}

type Pieces = AsyncIterable<readonly AnsweredRow[]>
type Table = {
  readonly header: readonly string[]
  readonly language: Language
  readonly sheet?: string
  readonly separator?: Separator | undefined
}

/** Writes a CSV file back with its receipts, separated as it came, in UTF-8 with a byte order mark, since Excel reads no Chinese without. */
export async function* writeCsv(
  { header, language, separator }: Table,
  pieces: Pieces,
): AsyncGenerator<string> {
  const heading = [...header, ...receiptHeadings.map((one) => one[language])]
  yield `\uFEFF${csvOf([heading], separator)}`
  for await (const rows of pieces) {
    yield csvOf(
      rows.map((row) => cellsOf(row, language)),
      separator,
    )
  }
}

/** Writes lines back, each with its receipt under `receipt`. */
export async function* writeNdjson(pieces: Pieces): AsyncGenerator<string> {
  for await (const rows of pieces) {
    yield rows.map(({ given, receipt }) => `${JSON.stringify({ ...given, receipt })}\n`).join('')
  }
}

/** Writes a spreadsheet back with its receipts, in one piece: what comes in as XLSX is bounded. */
export async function* writeXlsx(
  { header, language, sheet }: Table,
  pieces: Pieces,
): AsyncGenerator<Uint8Array> {
  const headings = receiptHeadings.map((one) => one[language])
  const rows: (readonly string[])[] = [[...header, ...headings]]
  for await (const answered of pieces) rows.push(...answered.map((row) => cellsOf(row, language)))
  yield await xlsxOf(rows, sheet)
}

/** Cells of a row as it is given back; what a table's row gave is always cells. */
function cellsOf({ given, receipt, called }: AnsweredRow, language: Language): readonly string[] {
  const cells = Array.isArray(given) ? (given as readonly string[]) : []
  return [...cells, ...receiptCells(receipt, called, language)]
}

/** What became of a row. In English by the words that scripts know. */
const outcomes: Readonly<Record<Answer['status'], Words>> = {
  accepted: words('accepted', '已記錄', '已记录'),
  duplicate: words('duplicate', '先前已記錄', '此前已记录'),
  proposed: words('proposed', '待簽署', '待签署'),
  refused: words('refused', '未記錄', '未记录'),
}

/** A receipt as cells in the order of `receiptHeadings`. */
function receiptCells(
  receipt: Answer<string>,
  called: Called,
  language: Language,
): readonly string[] {
  const outcome = outcomes[receipt.status][language]
  const colon = language === 'en' ? ': ' : '：'
  if (receipt.status === 'refused') {
    const faults = receipt.faults.map(({ pointer, message }) =>
      pointer === '' ? message : `${pointer}${colon}${message}`,
    )
    const { id, code } = receipt
    // Longer than this no cell of a spreadsheet may be.
    return [outcome, id ?? '', '', '', '', '', code, faults.join(' | ').slice(0, 32_000)]
  }
  if (receipt.status === 'proposed') {
    const { id, approval, missing, expires } = receipt
    const values = { approval, missing, until: expires }
    const waits = sentence('receipt_waits', values, language, timesIn(language))
    return [outcome, id, '', '', '', waits, '', '']
  }
  const { id, recordTime, digest, batches, warnings } = receipt
  const states = batches.map(({ code, batch, state }) => `${code ?? batch}${colon}${called(state)}`)
  const cells = [outcome, id, recordTime, digest, states.join('; '), warnings.join(' | '), '', '']
  return cells.map((text) => text.slice(0, 32_000))
}
