import { faultsInRest, fewNames } from './few-faults.ts'
import type { Facts, FactValue, Field } from './field.ts'
import { escapePointer } from './json-pointer.ts'
import { parseValue, shortly } from './parse-value.ts'
import { type Fault, faultOf } from './refusal.ts'
import { rightOf } from './right-value.ts'
import { type Warning, warningOf } from './warning.ts'

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
    if (field.parts !== undefined) {
      const read = parseParts(
        { ...field, parts: field.parts },
        value,
        `${pointer}/${escapePointer(field.name)}`,
      )
      faults.push(...read.faults)
      if (read.faults.length === 0) facts[field.name] = read.parts
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

/** Most parts of one record that people write. */
const mostParts = 200

/** Reads a list whose parts have fields of their own, each part as facts are read. */
function parseParts(
  field: Field & { readonly parts: readonly Field[] },
  value: unknown,
  pointer: string,
): { readonly parts: readonly Facts[]; readonly faults: readonly Fault[] } {
  const given = Array.isArray(value) && value.length <= mostParts ? value : [undefined]
  const read = given.map((part: unknown, at) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) {
      const values = { field: field.name, given: shortly(value), right: rightOf(field) }
      return { facts: {}, faults: [faultOf(pointer, 'field_unreadable', values)] }
    }
    const place = `${pointer}/${at}`
    const { facts, faults, missing } = parseFacts(
      field.parts,
      Object.fromEntries(Object.entries(part)),
      place,
    )
    const lacking = field.parts.filter(({ name }) => missing.includes(name))
    return { facts, faults: [...faults, ...lacking.map((one) => missingFault(one, place))] }
  })
  return { parts: read.map(({ facts }) => facts), faults: read.flatMap(({ faults }) => faults) }
}

/** The fault of a required fact that was left out. */
export function missingFault(field: Field, pointer: string): Fault {
  const values = { field: field.name, right: rightOf(field) }
  return faultOf(`${pointer}/${escapePointer(field.name)}`, 'field_missing', values)
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
