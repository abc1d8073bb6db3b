import writeExcel from 'write-excel-file/node'
import { harmless } from '../../domain/csv.ts'
import { type Language, words } from '../../domain/words.ts'
import { aboutLines } from './about-lines.ts'
import type { ReportCell, ReportTable } from './report-table.ts'

const about = words('About', '說明', '说明')
const bold = { fontWeight: 'bold' } as const
/** Longest text that a cell may hold. */
const mostCharacters = 32_767

/** A report as a spreadsheet: its rows on one sheet; what they are, their digest and address on the next. */
export async function reportXlsx(report: ReportTable, language: Language): Promise<Uint8Array> {
  const head = report.columns.map(({ label }) => ({ value: label[language], ...bold }))
  const rows = report.rows.map((row) => row.map((cell) => cellOf(cell, language)))
  const total = report.total?.map((cell) => {
    const own = cellOf(cell, language)
    return own === null ? null : { ...own, ...bold }
  })
  const lines = [
    ...aboutLines(report, language),
    ['', report.place.address],
    ...report.notes.map((note) => ['', note[language]]),
  ]
  return writeExcel([
    {
      data: [head, ...rows, ...(total === undefined ? [] : [total])],
      sheet: sheetName(report.title[language]),
      stickyRowsCount: 1,
      columns: report.columns.map(({ width }) => ({ width: Math.round(6 + 6 * width) })),
    },
    {
      data: lines.map(([label = '', value = '']) => [{ value: label, ...bold }, textCell(value)]),
      sheet: about[language],
      columns: [{ width: 30 }, { width: 90 }],
    },
  ]).toBuffer()
}

/** Rows of text as a spreadsheet of one sheet, under the name that it had where it was read. */
export async function xlsxOf(
  rows: readonly (readonly string[])[],
  name = 'scans',
): Promise<Uint8Array> {
  const cells = rows.map((row) => row.map(plainCellOf))
  const sheet = isSheetName(name) ? name : 'scans'
  return writeExcel(cells, { sheet, stickyRowsCount: 1 }).toBuffer()
}

function cellOf(cell: ReportCell, language: Language) {
  if (cell === null) return null
  if (typeof cell === 'number') return { value: cell, format: '#,##0' }
  if (typeof cell === 'string') return textCell(cell)
  if ('cents' in cell) return { value: cell.cents / 100, format: '#,##0.00' }
  return textCell(cell.label[language])
}

/** Made harmless as in CSV, since a spreadsheet is often saved as one. */
function textCell(text: string) {
  return { value: harmless(text).slice(0, mostCharacters) }
}

function plainCellOf(text: string): string | number | null {
  if (text === '') return null
  if (String(Number(text)) === text && Number.isFinite(Number(text))) return Number(text)
  return textCell(text).value
}

function sheetName(title: string): string {
  return title.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31)
}

function isSheetName(name: string): boolean {
  return name !== '' && sheetName(name) === name
}
