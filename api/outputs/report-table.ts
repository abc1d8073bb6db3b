import type { Language, Words } from '../../domain/words.ts'

/** A report as rows and columns, of which every way of giving it out is made. */
export interface ReportTable {
  /** Of its file, without an ending: `flow-2026-10-01-to-2026-11-01`. */
  readonly file: string
  readonly title: Words
  /** Label and value: whose it is, of which time, how it was counted. */
  readonly facts: readonly { readonly label: Words; readonly value: Words | string }[]
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  /** Sums of the columns, where the report has some. */
  readonly total?: ReportRow | undefined
  /** What it rests on: sources, what is left out, how to check it. */
  readonly notes: readonly Words[]
  /** SHA-256 of the report as canonical JSON, base64url. */
  readonly digest: string
  readonly place: ReportPlace
}

/** Where a report is shown, and when and by whose clock it was made. */
export interface ReportPlace {
  /** Of the page. */
  readonly address: string
  readonly now: Date
  /** IANA name. */
  readonly timeZone: string
}

export interface ReportColumn {
  /** In files that programs read: snake_case, with the unit last. */
  readonly key: string
  /** Where people read it, with the unit behind. */
  readonly label: Words
  /** Share of a page's width, against those of the others. */
  readonly width: number
}

/** A value for each column. */
export type ReportRow = readonly ReportCell[]

/**
 * Null where nothing is; text with a code is that code in files that programs read. An amount of money is whole cents there, and hundredths of
 * its unit where people read it.
 */
export type ReportCell =
  | string
  | number
  | null
  | { readonly code: string; readonly label: Words }
  | { readonly cents: number }

/** Whether a cell holds a number, which stands at the end of its column. */
export function isNumeric(cell: ReportCell | undefined): boolean {
  return typeof cell === 'number' || (typeof cell === 'object' && cell !== null && 'cents' in cell)
}

/** A cell as programs read it. */
export function plainCell(cell: ReportCell): string | number | null {
  if (typeof cell !== 'object' || cell === null) return cell
  return 'cents' in cell ? cell.cents : cell.code
}

/** A cell as people read it; a number has its thousands apart. */
export function shownCell(cell: ReportCell, language: Language): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return numbers.format(cell)
  if (typeof cell === 'string') return cell
  return 'cents' in cell ? money.format(cell.cents / 100) : cell.label[language]
}

// The three languages write whole numbers alike.
const numbers = new Intl.NumberFormat('en')
const money = new Intl.NumberFormat('en', { minimumFractionDigits: 2 })
