import type { Field } from '../../../domain/field.ts'
import { expectation } from '../../../domain/parse-facts.ts'
import { parseJson } from '../../http/body.ts'
import { allowedWords, matchWord } from './match-word.ts'

/** A cell's value as a scan carries it, or what is wrong and what would be right. */
export type ReadCell = { readonly value: unknown } | { readonly wrong: string }

/**
 * Reads a cell's text by its field. What only the stage can judge, such as bounds, is left to the one way in; a word
 * that fits no choice and a number with a comma are refused here, where it is known what the person typed.
 */
export function readCell(field: Field, text: string): ReadCell {
  switch (field.type) {
    case 'whole':
    case 'decimal':
      return text.includes(',') ? withComma(field, text) : { value: text }
    case 'yes_no':
      return readYesNo(field, text)
    case 'choice':
      return readChoice(field, text)
    case 'choices':
      return readChoices(field, text)
    case 'list':
      return { value: partsOf(text) }
    case 'record':
      return readRecord(field, text)
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
  return wrong(field, text, 'yes, no, true, false, 是 or 否')
}

function readChoice(field: Field, text: string): ReadCell {
  const value = matchWord(field.choices ?? {}, text)
  if (value !== undefined) return { value }
  return wrong(field, text, `one of ${allowedWords(field.choices ?? {})}`)
}

function readChoices(field: Field, text: string): ReadCell {
  const read = partsOf(text).map((part) => readChoice(field, part))
  const bad = read.find((one) => 'wrong' in one)
  return bad ?? { value: read.flatMap((one) => ('value' in one ? [one.value] : [])) }
}

function readRecord(field: Field, text: string): ReadCell {
  try {
    return { value: parseJson(text) }
  } catch {
    return wrong(field, text, expectation(field))
  }
}

/** "1,5" and "1,500" are not told apart by guessing. */
function withComma(field: Field, text: string): ReadCell {
  const form = field.type === 'whole' ? 'digits only, such as 1500' : 'a decimal point, such as 1.5'
  return wrong(field, text, `${expectation(field)}, written without a comma: ${form}`)
}

function wrong(field: Field, text: string, right: string): ReadCell {
  return { wrong: `Cannot read "${field.name}" from ${quoted(text)}: expected ${right}` }
}
