import type { CellTrouble } from '../sheet.ts'
import { type NumberFormat, readFormat } from './format-section.ts'
import { shownBy } from './number-format.ts'
import { isTrue, unreadable } from './parse-xml.ts'
import { clockOfSerial, timeOfSerial } from './serial-day.ts'
import { unescaped } from './texts.ts'

/** A cell as it stands in the file. */
export interface RawCell {
  readonly type: string
  readonly style: number
  /** Text of its value; undefined where there is none. */
  readonly value: string | undefined
  /** Text that stands in the cell itself. */
  readonly inline: string
  readonly hasFormula: boolean
}

/** What a workbook gives to its cells. */
export interface CellTerms {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
  readonly notCalculated: boolean
}

/** A cell as text, and why that is not what whoever looks at the cell reads. */
export interface ReadCellText {
  readonly text: string
  readonly trouble?: CellTrouble
}

/**
 * Reads a cell as whoever filled it in means it. What has no text of its own is given back as an error is, so that nobody
 * takes it for an empty cell when the table is sent again.
 */
export function readCellText(cell: RawCell, terms: CellTerms): ReadCellText {
  const { type, value, inline, hasFormula } = cell
  if (type === 'e') {
    const error = value || '#VALUE!'
    return troubled(error, { says: 'cell_in_error', values: { given: error } })
  }
  const isText = type === 'str' || type === 'inlineStr'
  if (hasFormula && !isText && (value ?? '') === '') return withoutResult
  if (hasFormula && type === 'str' && value === undefined) return withoutResult
  if (type === 'inlineStr') return { text: inline }
  if (value === undefined || value === '') return { text: '' }
  if (type === 'str') return { text: unescaped(value) }
  if (type === 's') {
    const shared = terms.strings[Number(value)]
    if (shared === undefined) throw unreadable()
    return { text: shared }
  }
  if (type === 'b') return { text: String(isTrue(value)) }
  if (type === 'd') return day(value.replace(/T00:00:00(\.0+)?Z?$/, ''))
  return readNumber(cell, value, terms)
}

const withoutResult = troubled('#N/A', { says: 'cell_without_result' })

function readNumber({ style, hasFormula }: RawCell, text: string, terms: CellTerms): ReadCellText {
  const trimmed = text.trim()
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) throw unreadable()
  // What is shown and what a person typed has fifteen digits; the file may hold two more, which are nobody's.
  const value = Number(Number(trimmed).toPrecision(15))
  if (!Number.isFinite(value)) throw unreadable()
  if (hasFormula && terms.notCalculated && value === 0) return withoutResult
  const { shown, format } = shownIn(terms, style, value)
  const plain = plainNumber(value)
  switch (shown.as) {
    case 'day':
      return readDay(value, { withTime: shown.withTime, from1904: terms.from1904 })
    case 'clock':
      return { text: clockOfSerial(value), trouble: { says: 'cell_is_time', ofWords: true } }
    case 'percent': {
      const percent = `${plainNumber(Number((value * 100).toPrecision(15)))}%`
      return troubled(percent, { says: 'cell_is_percent', values: { given: percent } })
    }
    case 'other':
    case 'nothing':
      return troubled(`${plain} [${format}]`, {
        says: shown.as === 'other' ? 'cell_shows_other' : 'cell_shows_nothing',
        values: { given: plain, format },
      })
    case 'padded':
      return withAllDigits(value, plain.padStart(shown.digits, '0'))
    case 'number': {
      const read = withAllDigits(value, plain)
      if (shown.asIs || read.trouble !== undefined) return read
      const values = { given: plain, format }
      return { text: plain, trouble: { says: 'cell_shows_other', values, ofWords: true } }
    }
    default:
      return shown satisfies never
  }
}

const general = readFormat('General')

function shownIn({ formats }: CellTerms, style: number, value: number) {
  const format = formats[style] ?? general
  return { shown: shownBy(format, value), format: format.code }
}

/** A number cell keeps fifteen digits: of a longer code the others are lost. */
function withAllDigits(value: number, text: string): ReadCellText {
  if (Math.abs(value) < 1e15) return { text }
  return troubled(value.toExponential(), { says: 'cell_digits_lost', values: { given: text } })
}

function readDay(
  value: number,
  { withTime, from1904 }: { withTime: boolean; from1904: boolean },
): ReadCellText {
  const time = timeOfSerial(withTime ? value : Math.floor(value), from1904)
  if (time === undefined) {
    const given = plainNumber(value)
    return troubled(`${given} [day]`, { says: 'cell_no_day', values: { given } })
  }
  return day(time.replace(/T00:00:00$/, ''))
}

/** A day where a code or a text is expected is mostly what a program made of "3-2". */
function day(text: string): ReadCellText {
  return { text, trouble: { says: 'cell_is_day', values: { day: text }, ofWords: true } }
}

function troubled(text: string, trouble: CellTrouble): ReadCellText {
  return { text, trouble }
}

/** A number in digits alone, without a power of ten. */
export function plainNumber(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return Object.is(value, -0) ? '0' : text
  const [, sign = '', first = '', rest = '', power = '0'] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? []
  const digits = `${first}${rest}`
  const shift = Number(power)
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${digits}`
  return `${sign}${digits}${'0'.repeat(Math.max(0, shift - rest.length))}`
}
