import type { FactValue, Field } from './field.ts'
import { digestMeant, type FileRule, fileName, looksLikeFileName } from './file-name.ts'
import { parseInstant } from './instant.ts'
import { isCalendarDay } from './local-day.ts'
import { wordMeant } from './word-meant.ts'
import { isWritten } from './writing.ts'

/** `wrong` is what was given, shortened. */
export type Parsed = { readonly value: FactValue } | { readonly wrong: string }

/** Reads one value of a field. */
export function parseValue(field: Field, value: unknown): Parsed {
  if (field.files !== undefined) return parseFiles(field, field.files, value)
  switch (field.type) {
    case 'text':
      return parseText(field, value)
    case 'whole':
    case 'decimal':
      return parseNumber(field, value)
    case 'yes_no':
      return typeof value === 'boolean' ? { value } : wrong(value)
    case 'choice': {
      const word = typeof value === 'string' ? wordMeant(field.choices, value) : undefined
      return word === undefined ? wrong(value) : { value: word }
    }
    case 'choices': {
      const meant = isTexts(value)
        ? value.map((word) => wordMeant(field.choices, word))
        : [undefined]
      const words = meant.filter((word) => word !== undefined)
      return words.length < meant.length ? wrong(value) : { value: [...new Set(words)].sort() }
    }
    case 'time': {
      const instant = typeof value === 'string' ? parseInstant(value) : undefined
      return instant === undefined ? wrong(value) : { value: instant }
    }
    case 'date':
      return typeof value === 'string' && isCalendarDay(value) ? { value } : wrong(value)
    case 'list':
      return isTexts(value) && value.length <= 1000 && value.every((text) => text.length <= 200)
        ? { value }
        : wrong(value)
    case 'record':
      return isPlain(value, 4) ? { value } : wrong(value)
    default:
      return field.type satisfies never
  }
}

function parseText(field: Field, value: unknown): Parsed {
  if (typeof value !== 'string') return wrong(value)
  const text = value.trim().normalize('NFC')
  const longest = field.longest ?? 200
  if (text === '' || text.length > longest || hasControlCharacter(text)) return wrong(value)
  if (field.writing !== undefined && !isWritten(field.writing, text)) return wrong(value)
  return { value: text }
}

/** Files by their digests, however those are written; a list may be a single text. What they are is not asked here. */
function parseFiles(field: Field, { most = 1, orReference }: FileRule, value: unknown): Parsed {
  const given = typeof value === 'string' ? [value] : value
  if (!isTexts(given) || given.length < 1 || given.length > most) return wrong(value)
  const read = given.map((one): Parsed => {
    const text = one.trim()
    const digest = digestMeant(text)
    if (digest !== undefined) return { value: fileName({ digest }) }
    if (orReference !== true || looksLikeFileName(text)) return wrong(one)
    return parseText(field, text)
  })
  const values = read.flatMap((one) => ('value' in one ? [one.value] : []))
  if (values.length < read.length) return wrong(value)
  const [first = ''] = values
  return { value: field.type === 'list' ? [...new Set(values)] : first }
}

const decimalShape = /^-?\d{1,15}(\.\d{1,12})?$/

function parseNumber(field: Field, value: unknown): Parsed {
  const text = typeof value === 'number' ? plainDecimal(value) : value
  if (typeof text !== 'string' || !decimalShape.test(text)) return wrong(value)
  const number = Number(text)
  if (field.type === 'whole' && !Number.isSafeInteger(number)) return wrong(value)
  if (field.least !== undefined && number < Number(field.least)) return wrong(value)
  if (field.most !== undefined && number > Number(field.most)) return wrong(value)
  if (field.above !== undefined && number <= Number(field.above)) return wrong(value)
  return { value: field.type === 'whole' ? number : canonicalDecimal(text) }
}

/** Shortest plain notation of a JSON number; a float's own digits, never rounded by us. */
function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) return ''
  const text = String(value)
  return text.includes('e') ? value.toFixed(12) : text
}

function canonicalDecimal(text: string): string {
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const digits = whole.replace(/^0+(?=\d)/, '')
  const tail = fraction.replace(/0+$/, '')
  const plain = tail === '' ? digits : `${digits}.${tail}`
  return negative && plain !== '0' ? `-${plain}` : plain
}

function wrong(value: unknown): Parsed {
  return { wrong: shortly(value) }
}

/** What was given, as a fault quotes it. */
export function shortly(value: unknown): string {
  const shown = JSON.stringify(value) ?? 'nothing'
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown
}

function isTexts(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.every((text) => typeof text === 'string' && text.trim() !== '')
  )
}

function isPlain(value: unknown, depth: number): value is FactValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (depth === 0 || typeof value !== 'object') return false
  return Object.values(value).every((inner) => isPlain(inner, depth - 1))
}

/** Control characters and lone surrogates: they have no place on a label and PostgreSQL refuses U+0000. */
export function hasControlCharacter(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  return /[\u0000-\u001f\u007f-\u009f]/.test(text) || !text.isWellFormed()
}
