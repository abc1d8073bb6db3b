import type { z } from 'zod'
import type { Scan } from './event.ts'
import { fewFaults, fewNames } from './few-faults.ts'
import { mostFaults } from './limits.ts'
import { escapePointer } from './parse-facts.ts'
import type { Fault, Refusal } from './refusal.ts'
import { scanSchema } from './scan-schema.ts'

/**
 * Reads unknown JSON as a scan, or refuses it with every fault of its structure named by JSON pointer.
 * Facts stay unread: only the stage knows its fields.
 */
export function parseScan(given: unknown): Scan | Refusal {
  const parsed = scanSchema.safeParse(given)
  if (parsed.success) return withoutGaps(parsed.data)
  return { code: 'invalid', faults: faultsOfAll(parsed.error.issues, given) }
}

/** Says the faults of a schema in our form, the first ones when there are many. */
export function faultsOfAll(issues: readonly z.core.$ZodIssue[], given: unknown): readonly Fault[] {
  const named = issues.slice(0, mostFaults).flatMap((issue) => faultsOf(issue, given))
  return fewFaults(named, Math.max(0, issues.length - mostFaults))
}

/** Says a fault of a schema in our form: what was given, in quotes, and what would be right. */
export function faultsOf(issue: z.core.$ZodIssue, given: unknown): readonly Fault[] {
  const pointer = issue.path.map((step) => `/${escapePointer(String(step))}`).join('')
  if (issue.code === 'unrecognized_keys') {
    return fewNames(issue.keys).map((key) => ({
      pointer: `${pointer}/${escapePointer(key)}`,
      message: `Cannot read "${key}": expected only the names that the API describes`,
    }))
  }
  const message = issue.message.startsWith('expected')
    ? issue.message
    : `expected ${'expected' in issue ? issue.expected : issue.message.toLowerCase()}`
  return [{ pointer, message: `Cannot read ${shown(valueAt(given, issue.path))}: ${message}` }]
}

/** `exactOptionalPropertyTypes`: what was left out is absent, not undefined. The schema leaves out the same names. */
function withoutGaps(scan: z.output<typeof scanSchema>): Scan {
  return scan as Scan
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let value = given
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[step]
  }
  return value
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
