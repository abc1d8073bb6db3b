import { csvOf } from '../../../domain/csv.ts'
import type { Answer } from '../../../domain/receipt.ts'
import type { ScanRow } from './open-scan-file.ts'
import { receiptCells, receiptColumns } from './receipt-cells.ts'

/** A row with its receipt; faults are named as in `ScanRow`. */
export interface AnsweredRow extends ScanRow {
  readonly receipt: Answer
}

/** Writes a CSV file back with its receipts, in UTF-8 with a byte order mark, since Excel reads no Chinese without. */
export async function* writeCsv(
  header: readonly string[],
  pieces: AsyncIterable<readonly AnsweredRow[]>,
): AsyncGenerator<string> {
  yield `\uFEFF${csvOf([[...header, ...receiptColumns]])}`
  for await (const rows of pieces) yield csvOf(rows.map(cellsOf))
}

/** Cells of a row as it is given back; what a table's row gave is always cells. */
export function cellsOf({ given, receipt }: AnsweredRow): readonly string[] {
  const cells = Array.isArray(given) ? (given as readonly string[]) : []
  return [...cells, ...receiptCells(receipt)]
}
