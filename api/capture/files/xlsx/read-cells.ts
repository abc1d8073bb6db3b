import type { CellTrouble } from '../sheet.ts'
import { type CellTerms, readCellText } from './cell-text.ts'
import { type Attributes, isTrue, parseXml, unreadable } from './parse-xml.ts'
import { type Area, areaOf, type Place, placeOf } from './places.ts'
import { createTextReader } from './texts.ts'

/** A row of a worksheet as text; cells of which nothing was said are empty. */
export interface TextRow {
  readonly row: number
  readonly cells: string[]
  readonly troubles: Map<number, CellTrouble>
  readonly isHidden: boolean
}

/** A worksheet's rows that hold anything, in their order, and its areas of merged cells. */
export interface Worksheet {
  readonly rows: readonly TextRow[]
  readonly merged: readonly Area[]
}

/** Hears of every place and of its text, and throws where a file goes beyond what is taken. */
export type Hear = (place: Place, text: string) => void

/** A worksheet while it is being read. */
interface Reading {
  readonly rows: Map<number, TextRow>
  readonly merged: Area[]
  /** The row and the column that were read last. */
  row: TextRow
  column: number
  cell: OpenCell | undefined
  isValue: boolean
}

interface OpenCell {
  readonly place: Place
  readonly given: Attributes
  value: string | undefined
  hasFormula: boolean
}

/** Reads a worksheet cell by cell. Rows and cells that do not say their place follow the one before. */
export function readCells(xml: Buffer, terms: CellTerms, hear: Hear): Worksheet {
  const reading: Reading = {
    rows: new Map(),
    merged: [],
    row: newRow(0, false),
    column: 0,
    cell: undefined,
    isValue: false,
  }
  const inline = createTextReader()
  parseXml(xml, {
    open: (element, given) => {
      openElement(reading, element, { given, hear })
      if (reading.cell !== undefined) inline.open(element)
    },
    close: (element) => {
      const { cell } = reading
      reading.isValue = false
      inline.close(element)
      if (element !== 'c' || cell === undefined) return
      closeCell(reading, cell, { inline: inline.take(), terms, hear })
    },
    text: (piece) => {
      const { cell, isValue } = reading
      if (isValue && cell !== undefined) cell.value = `${cell.value ?? ''}${piece}`
      else inline.text(piece)
    },
  })
  const filled = [...reading.rows.values()].filter(({ cells }) => cells.length > 0)
  return { rows: filled.sort((one, next) => one.row - next.row), merged: reading.merged }
}

function newRow(row: number, isHidden: boolean): TextRow {
  return { row, cells: [], troubles: new Map(), isHidden }
}

function openElement(
  reading: Reading,
  element: string,
  { given, hear }: { given: Attributes; hear: Hear },
): void {
  const { cell } = reading
  if (element === 'row') openRow(reading, given)
  if (element === 'c') {
    const place = given.r === undefined ? next(reading) : placeOf(given.r)
    if (place === undefined || place.row !== reading.row.row) throw unreadable()
    reading.column = place.column
    reading.cell = { place, given, value: undefined, hasFormula: false }
    hear(place, '')
  }
  if (element === 'mergeCell') {
    const area = areaOf(given.ref)
    if (area !== undefined) reading.merged.push(area)
  }
  if (cell === undefined) return
  if (element === 'f') cell.hasFormula = true
  if (element === 'v') cell.value = ''
  reading.isValue = element === 'v'
}

function next({ row, column }: Reading): Place {
  return { row: row.row, column: column + 1 }
}

function openRow(reading: Reading, { r, hidden }: Attributes): void {
  const number = r === undefined ? reading.row.row + 1 : Number(r)
  if (!Number.isSafeInteger(number) || number < 1) throw unreadable()
  reading.column = 0
  reading.row = reading.rows.get(number) ?? newRow(number, isTrue(hidden))
  reading.rows.set(number, reading.row)
}

function closeCell(
  reading: Reading,
  { place, given, value, hasFormula }: OpenCell,
  { inline, terms, hear }: { inline: string; terms: CellTerms; hear: Hear },
): void {
  reading.cell = undefined
  const { t: type = 'n', s: style = '0' } = given
  const raw = { type, style: Number(style), value, inline, hasFormula }
  const { text, trouble } = readCellText(raw, terms)
  hear(place, text)
  if (text === '') return
  const { cells, troubles } = reading.row
  const index = place.column - 1
  while (cells.length < index) cells.push('')
  cells[index] = text
  if (trouble !== undefined) troubles.set(index, trouble)
}
