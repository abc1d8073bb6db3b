import type { Field } from '../../../domain/field.ts'
import { choicesIn, matchWord } from '../../../domain/match-word.ts'
import type { FaultValue, Saying } from '../../../domain/phrases.ts'
import { rightOf } from '../../../domain/right-value.ts'
import { parseJson } from '../../http/body.ts'
import type { Separator } from './sheet.ts'

/** A cell's value as a scan carries it, or what is wrong and what would be right. */
export type ReadCell = { readonly value: unknown } | Saying

/**
 * Reads a cell's text by its field. What only the stage can judge, such as bounds, is left to the one way in; a word
 * that fits no choice and a number with a comma are refused here, where it is known what the person typed.
 */
export function readCell(field: Field, text: string, separator?: Separator): ReadCell {
  switch (field.type) {
    case 'whole':
      return text.includes(',') ? withComma(field, text) : { value: text }
    case 'decimal':
      if (separator === ';') return readMarked(field, text)
      return text.includes(',') ? withComma(field, text) : { value: text }
    case 'yes_no':
      return readYesNo(field, text)
    case 'choice':
      return readChoice(field, text)
    case 'choices':
      return readChoices(field, text)
    case 'list':
      return { value: field.files === undefined ? partsOf(text) : fileNamesOf(text) }
    case 'record':
      return readObject(field, text)
    case 'text':
    case 'time':
    case 'date':
      return { value: text }
    default:
      return field.type satisfies never
  }
}

/** The parts of a cell that holds several values, separated by semicolons. */
export function partsOf(text: string): readonly string[] {
  return text.split(';').map((part) => part.trim())
}

/** The same of names of files, which hold a semicolon of their own. */
function fileNamesOf(text: string): readonly string[] {
  return text.split(/(?<!sha-256);/).map((part) => part.trim())
}

/** What was typed, in quotes and no longer than a message bears. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}

const yesNo: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'true', '是'].map((word): [string, boolean] => [word, true]),
  ...['no', 'false', '否'].map((word): [string, boolean] => [word, false]),
])

function readYesNo(field: Field, text: string): ReadCell {
  const value = yesNo.get(text.trim().toLowerCase())
  if (value !== undefined) return { value }
  return wrong(field, text, { says: 'cell_right_yes_no' })
}

function readChoice(field: Field, text: string): ReadCell {
  const value = matchWord(field.choices ?? {}, text)
  if (value !== undefined) return { value }
  return wrong(field, text, {
    says: 'cell_right_words',
    values: { names: choicesIn(field.choices ?? {}) },
  })
}

function readChoices(field: Field, text: string): ReadCell {
  const read = partsOf(text).map((part) => readChoice(field, part))
  const bad = read.find((one) => 'says' in one)
  return bad ?? { value: read.flatMap((one) => ('value' in one ? [one.value] : [])) }
}

function readObject(field: Field, text: string): ReadCell {
  try {
    return { value: parseJson(text) }
  } catch {
    return wrong(field, text, rightOf(field))
  }
}

/**
 * Where semicolons separate cells, a comma is the mark of a fraction, unless what stands around it may as well be thousands: then
 * neither mark is guessed.
 */
function readMarked(field: Field, text: string): ReadCell {
  if (/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text)) {
    const values = {
      right: rightOf(field),
      fraction: `${text}0`,
      thousands: text.replace(/[.,]/, ''),
    }
    return wrong(field, text, { says: 'cell_right_one_reading', values })
  }
  if (/^-?\d+,\d+$/.test(text)) return { value: text.replace(',', '.') }
  return text.includes(',') ? withComma(field, text) : { value: text }
}

/** "1,5" and "1,500" are not told apart by guessing. */
function withComma(field: Field, text: string): ReadCell {
  const says = field.type === 'whole' ? 'cell_right_whole' : 'cell_right_decimal'
  return wrong(field, text, { says, values: { right: rightOf(field) } })
}

function wrong(field: Field, text: string, right: FaultValue): ReadCell {
  return { says: 'cell_not_read', values: { name: field.name, given: quoted(text), right } }
}
