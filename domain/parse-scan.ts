import type { z } from 'zod'
import type { Scan } from './event.ts'
import { offsetOf } from './instant.ts'
import type { Refusal } from './refusal.ts'
import { scanSchema } from './scan-schema.ts'
import { faultsOfAll } from './schema-faults.ts'

/**
 * Reads unknown JSON as a scan, or refuses it with every fault of its structure named by JSON pointer.
 * Facts stay unread: only the stage knows its fields.
 */
export function parseScan(given: unknown): Scan | Refusal {
  const parsed = scanSchema.safeParse(given)
  if (parsed.success) return withOffset(withoutGaps(parsed.data), given)
  return { code: 'invalid', faults: faultsOfAll(parsed.error.issues, given) }
}

/** `exactOptionalPropertyTypes`: what was left out is absent, not undefined. The schema leaves out the same names. */
function withoutGaps(scan: z.output<typeof scanSchema>): Scan {
  return scan as Scan
}

/** The scan with the offset that its sender wrote, which the instant read from it no longer shows. */
function withOffset(scan: Scan, given: unknown): Scan {
  const { eventTime } = given as { readonly eventTime?: unknown }
  const offsetMinutes = typeof eventTime === 'string' ? offsetOf(eventTime) : undefined
  return offsetMinutes === undefined ? scan : { ...scan, offsetMinutes }
}
