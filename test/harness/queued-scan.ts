import type { QueuedScan, ScanToSend } from '../../web/scanner/queue/queued-scan.ts'

/** A scan as a device keeps it, of one batch `A` unless said otherwise. */
export function queuedScan(
  place: number,
  given: Partial<Omit<QueuedScan, 'scan'>> & { readonly scan?: Partial<ScanToSend> } = {},
): QueuedScan {
  const { scan, ...more } = given
  return {
    place,
    by: { operator: 'p-one', name: 'Chan Ka-wai', organisation: 'harbour' },
    sends: 0,
    stopped: 0,
    ...more,
    scan: {
      id: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
      stream: 'battery',
      stage: 'tested',
      facility: 'TM',
      eventTime: '2026-11-27T08:00:00.000+08:00',
      operator: more.by?.operator ?? 'p-one',
      batches: [{ batch: 'A' }],
      ...scan,
    },
  }
}
