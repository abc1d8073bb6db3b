import { readHarmless } from '../../../domain/csv.ts'
import { matchWord } from '../../../domain/match-word.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { ShownNames } from '../../../domain/shown-names.ts'
import { type Language, type Words, words } from '../../../domain/words.ts'
import { isReceiptHeading, receiptHeadings } from '../../capture/files/headings.ts'
import type { Sheet } from '../../capture/files/sheet.ts'

/** Columns of the sheet: what it tells, then what the receiver fills in. In English a column bears its name, which scripts know. */
const sheetHeadings = {
  hand_over: words('hand_over', '移交', '移交'),
  line: words('line', '項', '项'),
  sender: words('sender', '移交方', '移交方'),
  sender_code: words('sender_code', '移交方的批次編號', '移交方的批次编号'),
  stream: words('stream', '流程', '流程'),
  kind: words('kind', '種類', '种类'),
  material: words('material', '物料', '物料'),
  sent_grams: words('sent_grams', '發出重量（克）', '发出重量（克）'),
  accepted_grams: words('accepted_grams', '驗收重量（克）', '验收重量（克）'),
  refused_grams: words('refused_grams', '拒收重量（克）', '拒收重量（克）'),
  reason: words('reason', '拒收原因', '拒收原因'),
  note: words('note', '備註', '备注'),
  code: words('code', '本身的批次編號', '自身的批次编号'),
} as const satisfies Readonly<Record<string, Words>>

/** The columns as their reader knows them. */
export function sheetColumns(language: Language): readonly string[] {
  return Object.values(sheetHeadings).map((heading) => heading[language])
}

/** What the reader's own sheet calls the columns, for what is said of them. */
export function columnNames(language: Language): ShownNames {
  const called = Object.entries(sheetHeadings).map(
    ([name, said]) => [name, said[language]] as const,
  )
  return { headings: new Map(called) }
}

/** Columns that are read back; the others only help whoever fills them in. */
const readColumns = [
  ...(['hand_over', 'line', 'accepted_grams', 'refused_grams', 'reason', 'note', 'code'] as const),
]
export type ReadColumn = (typeof readColumns)[number]

/** Columns that the sheet is given back with. */
export function sheetReceiptColumns(language: Language): readonly string[] {
  const [status, , , , , , code, faults] = receiptHeadings
  return [status, code, faults].map((heading) => heading[language])
}

/** Where the sheet's columns stand in a table, and which columns are kept when it is given back. */
export interface SheetHeader {
  readonly at: ReadonlyMap<ReadColumn, number>
  readonly kept: readonly number[]
  readonly names: readonly string[]
}

/** The name of a column, however it is headed; what is none stays as it is written. */
function columnOf(heading: string): string {
  return matchWord(sheetHeadings, heading) ?? heading
}

/** Finds the columns by name, whatever their order; throws when one is missing or there twice. */
export function readHeader({ header, sheet }: Pick<Sheet, 'header' | 'sheet'>): SheetHeader {
  const names = header.map((name) => columnOf(readHarmless(name).trim()))
  const faults: Fault[] = readColumns.flatMap((name) => {
    const count = names.filter((one) => one === name).length
    if (count === 1) return []
    if (count > 1) return [faultOf(name, 'sheet_column_twice', { column: name })]
    if (sheet === undefined) return [faultOf(name, 'sheet_column_missing', { column: name })]
    const values = { column: name, sheet }
    return [faultOf(name, 'sheet_column_not_there', values)]
  })
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  const kept = names.flatMap((name, index) => (isReceiptHeading(name) ? [] : [index]))
  return {
    at: new Map(readColumns.map((name) => [name, names.indexOf(name)])),
    kept,
    names: kept.map((index) => readHarmless(header[index] ?? '').trim()),
  }
}
