import type { QueuedScan } from '../queue/queued-scan.ts'

/** Codes of all that a scan names. */
export function codesIn({ scan: { batches = [], outputs = [] } }: QueuedScan): readonly string[] {
  return [...batches, ...outputs].map(({ batch }) => batch)
}
