import { type Decimal, formatDecimal, parseDecimal } from './decimal.ts'
import type { Facts, FactValue } from './field.ts'

/** A fact that is text, choice, time or decimal text; undefined when it is missing. */
export function textIn(facts: Facts, name: string): string | undefined {
  const value = facts[name]
  return typeof value === 'string' ? value : undefined
}

/** A fact that is a whole number; undefined when it is missing. */
export function wholeIn(facts: Facts, name: string): number | undefined {
  const value = facts[name]
  return typeof value === 'number' ? value : undefined
}

/** A decimal fact, exact; undefined when it is missing. */
export function decimalIn(facts: Facts, name: string): Decimal | undefined {
  const value = textIn(facts, name)
  return value === undefined ? undefined : parseDecimal(value)
}

/** The one spelling of a decimal that is stored: "33.00" becomes "33". */
export function canonicalDecimal(text: string): string {
  return formatDecimal(parseDecimal(text))
}

/** The texts of a list or choices fact; empty when it is missing. */
export function textsIn(facts: Facts, name: string): readonly string[] {
  return listIn(facts[name]).filter((one) => typeof one === 'string')
}

/** The members of a list or record list; empty for anything else. */
export function listIn(value: FactValue | undefined): readonly FactValue[] {
  return isList(value) ? value : []
}

/** One part of a record as facts of its own; empty for anything else. */
export function partIn(value: FactValue): Facts {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {}
}

/** The whole numbers of a record fact by name; undefined when it is missing. */
export function wholesIn(facts: Facts, name: string): Readonly<Record<string, number>> | undefined {
  const value = facts[name]
  if (value === null || typeof value !== 'object' || isList(value)) return undefined
  const wholes: Record<string, number> = {}
  for (const [key, one] of Object.entries(value)) if (typeof one === 'number') wholes[key] = one
  return wholes
}

/** `Array.isArray` loses the element type of a read-only list. */
function isList(value: FactValue | undefined): value is readonly FactValue[] {
  return Array.isArray(value)
}
