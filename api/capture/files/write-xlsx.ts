import writeExcel from 'write-excel-file/node'
import { harmless } from '../../../domain/csv.ts'
import { receiptColumns } from './receipt-cells.ts'
import type { AnsweredRow } from './write-csv.ts'
import { cellsOf } from './write-csv.ts'

/** Writes a spreadsheet back with its receipts, in one piece: what comes in as XLSX is bounded. */
export async function* writeXlsx(
  header: readonly string[],
  pieces: AsyncIterable<readonly AnsweredRow[]>,
): AsyncGenerator<Uint8Array> {
  const rows: (readonly string[])[] = [[...header, ...receiptColumns]]
  for await (const answered of pieces) rows.push(...answered.map(cellsOf))
  yield await xlsxOf(rows)
}

/** Rows as a spreadsheet of one sheet; made harmless as in CSV, since a spreadsheet is often saved as one. */
export async function xlsxOf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const cells = rows.map((row) => row.map(cellOf))
  return writeExcel(cells, { sheet: 'scans', stickyRowsCount: 1 }).toBuffer()
}

/** Longest text that a cell may hold. */
const mostCharacters = 32_767

function cellOf(text: string): string | number | null {
  if (text === '') return null
  if (String(Number(text)) === text && Number.isFinite(Number(text))) return Number(text)
  return harmless(text).slice(0, mostCharacters)
}
