import type { BatchState, Scan } from '../domain/event.ts'
import type { Facts, Field } from '../domain/field.ts'
import { missingFault, parseFacts } from '../domain/parse-facts.ts'
import type { Fault } from '../domain/refusal.ts'
import type { Warning } from '../domain/warning.ts'
import type { Stage } from './stream.ts'

/** A scan's facts, read by the fields of its stage, and what the machine is to be asked with them. */
export interface ReadFacts {
  readonly facts: Facts
  /** For each output, in order. */
  readonly outputFacts: readonly Facts[]
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
  /** Facts that records made elsewhere should hold and lack, by name; absent for a scan made here. */
  readonly missing?: readonly string[]
  /** The state that outputs are made from, and the request they are made by. */
  readonly from: string
  readonly request: string
  /** The stage whose rules decide, when it is not the scan's own. */
  readonly decides?: Stage
  readonly inherited: (states: readonly BatchState[]) => Facts
}

/** Parses facts by a list of fields, with a fault for each required one that was left out. */
export function readList(fields: readonly Field[], given: Scan['facts'], pointer: string) {
  const parsed = parseFacts(fields, given, pointer)
  const missing = fields.filter(({ name }) => parsed.missing.includes(name))
  return {
    ...parsed,
    faults: [...parsed.faults, ...missing.map((field) => missingFault(field, pointer))],
  }
}
