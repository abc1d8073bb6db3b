import type { Scan } from '../domain/event.ts'
import type { Field } from '../domain/field.ts'
import { missingFault, parseFacts } from '../domain/parse-facts.ts'

/** Parses facts by a list of fields, with a fault for each required one that was left out. */
export function readList(fields: readonly Field[], given: Scan['facts'], pointer: string) {
  const parsed = parseFacts(fields, given, pointer)
  const missing = fields.filter(({ name }) => parsed.missing.includes(name))
  return {
    ...parsed,
    faults: [...parsed.faults, ...missing.map((field) => missingFault(field, pointer))],
  }
}
