import { readHarmless } from '../../../domain/csv.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Sheet } from '../../capture/files/sheet.ts'

/** Columns of the sheet: what it tells, then what the receiver fills in. */
export const sheetColumns = [
  'hand_over',
  'line',
  'sender',
  'sender_code',
  'stream',
  'kind',
  'material',
  'sent_grams',
  'accepted_grams',
  'refused_grams',
  'reason',
  'note',
  'code',
] as const

/** Columns that are read back; the others only help whoever fills them in. */
const readColumns = [
  ...(['hand_over', 'line', 'accepted_grams', 'refused_grams', 'reason', 'note', 'code'] as const),
]
export type ReadColumn = (typeof readColumns)[number]

/** Columns that the sheet is given back with. */
export const sheetReceiptColumns = ['receipt_status', 'receipt_code', 'receipt_faults'] as const

/** Where the sheet's columns stand in a table, and which columns are kept when it is given back. */
export interface SheetHeader {
  readonly at: ReadonlyMap<ReadColumn, number>
  readonly kept: readonly number[]
  readonly names: readonly string[]
}

/** Finds the columns by name, whatever their order; throws when one is missing or there twice. */
export function readHeader({ header, sheet }: Pick<Sheet, 'header' | 'sheet'>): SheetHeader {
  const names = header.map((name) => readHarmless(name).trim())
  const faults: Fault[] = readColumns.flatMap((name) => {
    const count = names.filter((one) => one === name).length
    if (count === 1) return []
    if (count > 1) return [faultOf(name, 'sheet_column_twice', { column: name })]
    if (sheet === undefined) return [faultOf(name, 'sheet_column_missing', { column: name })]
    const values = { column: name, sheet }
    return [faultOf(name, 'sheet_column_not_there', values)]
  })
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  const kept = names.flatMap((name, index) => (name.startsWith('receipt_') ? [] : [index]))
  return {
    at: new Map(readColumns.map((name) => [name, names.indexOf(name)])),
    kept,
    names: kept.map((index) => names[index] ?? ''),
  }
}
