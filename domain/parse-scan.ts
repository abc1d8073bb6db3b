import type { z } from 'zod'
import type { Scan } from './event.ts'
import type { Refusal } from './refusal.ts'
import { scanSchema } from './scan-schema.ts'
import { faultsOfAll } from './schema-faults.ts'

/**
 * Reads unknown JSON as a scan, or refuses it with every fault of its structure named by JSON pointer.
 * Facts stay unread: only the stage knows its fields.
 */
export function parseScan(given: unknown): Scan | Refusal {
  const parsed = scanSchema.safeParse(given)
  if (parsed.success) return withoutGaps(parsed.data)
  return { code: 'invalid', faults: faultsOfAll(parsed.error.issues, given) }
}

/** `exactOptionalPropertyTypes`: what was left out is absent, not undefined. The schema leaves out the same names. */
function withoutGaps(scan: z.output<typeof scanSchema>): Scan {
  return scan as Scan
}
