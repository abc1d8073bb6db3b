import { formatDecimal, multiply, parseDecimal } from '../decimal.ts'
import type { Saying } from '../phrases.ts'
import { isShallow } from '../proof/is-shallow.ts'

/** What a payload says, or why it cannot be taken. */
export type Said<Value> = { readonly value: Value } | Saying

/** What a JSON pointer (RFC 6901) finds; undefined for nothing. */
export function valueAt(payload: unknown, pointer: string): unknown {
  let value = payload
  for (const escaped of pointer.split('/').slice(1)) {
    const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[step]
  }
  return value ?? undefined
}

/** A whole number of what is recorded: so many times what the payload has, worked out in decimals. */
export function wholeAt(payload: unknown, pointer: string, times = '1'): Said<number> {
  const said = decimalAt(payload, pointer)
  if ('says' in said) return said
  const whole = formatDecimal(multiply(parseDecimal(said.value), parseDecimal(times)))
  if (!/^\d{1,15}$/.test(whole)) {
    return { says: 'unmapped_not_whole', values: { pointer, given: whole } }
  }
  return { value: Number(whole) }
}

/** A number in plain decimal notation. A text may say one too. */
export function decimalAt(payload: unknown, pointer: string): Said<string> {
  const given = valueAt(payload, pointer)
  if (given === undefined) return nothingAt(pointer)
  const value = decimalIn(given)
  if (value !== undefined) return { value }
  return { says: 'unmapped_no_number', values: { pointer, given: shown(given) } }
}

/** A text, as it stands there. */
export function textAt(payload: unknown, pointer: string): Said<string> {
  const given = valueAt(payload, pointer)
  if (given === undefined) return nothingAt(pointer)
  if (typeof given === 'string' && given.trim() !== '') return { value: given.trim() }
  return { says: 'unmapped_no_text', values: { pointer, given: shown(given) } }
}

/** A machine's own number of a message: a whole number or a short text. */
export function sequenceAt(payload: unknown, pointer: string): Said<string> {
  const given = valueAt(payload, pointer)
  if (typeof given === 'string' && given !== '' && given.length <= 100) return { value: given }
  if (Number.isSafeInteger(given)) return { value: String(given) }
  if (given === undefined) return nothingAt(pointer)
  return { says: 'unmapped_no_sequence', values: { pointer, given: shown(given) } }
}

/** Where a payload has nothing that it should have. */
export function nothingAt(pointer: string): Saying {
  return { says: 'unmapped_nothing_at', values: { pointer } }
}

/** Deeper than anybody nests what a machine says, and far less than a stack holds. */
const mostShownDepth = 100

/** What was given, as JSON and short; nothing but a mark of what is nested so deep that it cannot be written out. */
export function shown(given: unknown): string {
  if (!isShallow(given, mostShownDepth)) return '…'
  const text = JSON.stringify(given) ?? ''
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function decimalIn(given: unknown): string | undefined {
  if (typeof given !== 'number' && typeof given !== 'string') return undefined
  try {
    return formatDecimal(parseDecimal(typeof given === 'string' ? given.trim() : given))
  } catch {
    return undefined
  }
}
