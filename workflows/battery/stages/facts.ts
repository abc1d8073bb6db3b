import { type Decimal, formatDecimal, parseDecimal } from '../../../domain/decimal.ts'
import type { Facts, FactValue } from '../../../domain/field.ts'

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

/** The texts of a list fact; empty when it is missing. */
export function textsIn(facts: Facts, name: string): readonly string[] {
  const value = facts[name]
  if (!isList(value)) return []
  return value.filter((one) => typeof one === 'string')
}

/** The whole numbers of a record fact by name; empty when it is missing. */
export function wholesIn(facts: Facts, name: string): Readonly<Record<string, number>> {
  const value = facts[name]
  if (value === null || typeof value !== 'object' || isList(value)) return {}
  const wholes: Record<string, number> = {}
  for (const [key, one] of Object.entries(value)) if (typeof one === 'number') wholes[key] = one
  return wholes
}

/** `Array.isArray` loses the element type of a read-only list. */
function isList(value: FactValue | undefined): value is readonly FactValue[] {
  return Array.isArray(value)
}
