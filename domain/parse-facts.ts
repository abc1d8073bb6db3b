import { faultsInRest, fewNames } from './few-faults.ts'
import type { Facts, FactValue, Field } from './field.ts'
import { parseInstant } from './instant.ts'
import { type Fault, faultOf } from './refusal.ts'
import { rightOf } from './right-value.ts'
import { type Warning, warningOf } from './warning.ts'
import { wordMeant } from './word-meant.ts'

export interface ParsedFacts {
  readonly facts: Facts
  readonly faults: readonly Fault[]
  /** Values kept although unlikely, each with the field's name. */
  readonly warnings: readonly Warning[]
  /** Required facts that were not given. Faults for a live scan, a recorded gap for an adopted batch. */
  readonly missing: readonly string[]
}

/**
 * Reads unknown JSON as the facts of a stage: one form for every value, all faults at once.
 * `decimal` becomes canonical decimal text, `time` UTC ISO 8601 with milliseconds. Unknown names are faults.
 */
export function parseFacts(
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>>,
  pointer: string,
): ParsedFacts {
  const facts: Record<string, FactValue> = {}
  const faults: Fault[] = []
  const warnings: Warning[] = []
  const missing: string[] = []
  const known = new Set<string>()
  for (const field of fields) {
    known.add(field.name)
    const value = given[field.name]
    if (value === undefined || value === null) {
      if (field.optional !== true) missing.push(field.name)
      continue
    }
    const parsed = parseValue(field, value)
    if ('wrong' in parsed) {
      const values = { field: field.name, given: parsed.wrong, right: rightOf(field) }
      faults.push(faultOf(`${pointer}/${escapePointer(field.name)}`, 'field_unreadable', values))
      continue
    }
    facts[field.name] = parsed.value
    const warning = warningFor(field, parsed.value)
    if (warning !== undefined) warnings.push(warning)
  }
  const strange = Object.keys(given).filter((one) => !known.has(one))
  for (const name of fewNames(strange)) {
    const says = known.size === 0 ? 'field_unknown_here' : 'field_unknown'
    const values = { given: name, fields: [...known] }
    faults.push(faultOf(`${pointer}/${escapePointer(name)}`, says, values))
  }
  faults.push(...faultsInRest(pointer, strange))
  return { facts, faults, warnings, missing }
}

/** The fault of a required fact that was left out. */
export function missingFault(field: Field, pointer: string): Fault {
  const values = { field: field.name, right: rightOf(field) }
  return faultOf(`${pointer}/${escapePointer(field.name)}`, 'field_missing', values)
}

/** Escapes one step of a JSON pointer (RFC 6901). */
export function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** `wrong` is what was given, shortened. */
type Parsed = { readonly value: FactValue } | { readonly wrong: string }

function parseValue(field: Field, value: unknown): Parsed {
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
  return { value: text }
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

function warningFor(field: Field, value: FactValue): Warning | undefined {
  if (field.type === 'text' && isWrittenAsNumber(String(value))) {
    return warningOf('text_became_number', { field: field.name, found: String(value) })
  }
  const number = Number(value)
  const values = { field: field.name, found: String(value) }
  if (field.warnAbove !== undefined && number > Number(field.warnAbove)) {
    return warningOf('unlikely_above', { ...values, limit: field.warnAbove })
  }
  if (field.warnBelow !== undefined && number < Number(field.warnBelow)) {
    return warningOf('unlikely_below', { ...values, limit: field.warnBelow })
  }
  return undefined
}

/** Whether a code has gone through a number cell of a spreadsheet, as 4.89E+12; without the sign, as in 12E3, it is a code. */
export function isWrittenAsNumber(code: string): boolean {
  return /^[+-]?\d+([.,]\d+)?E[+-]\d+$/i.test(code)
}

function wrong(value: unknown): Parsed {
  const shown = JSON.stringify(value) ?? 'nothing'
  const given = shown.length > 60 ? `${shown.slice(0, 60)}…` : shown
  return { wrong: given }
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

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  // Date rolls 30 February over to March.
  return new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8))
}

/** Control characters and lone surrogates: they have no place on a label and PostgreSQL refuses U+0000. */
export function hasControlCharacter(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  return /[\u0000-\u001f\u007f-\u009f]/.test(text) || !text.isWellFormed()
}
