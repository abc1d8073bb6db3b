import { batchAfter } from '../../domain/batch-after.ts'
import type { BatchState } from '../../domain/event.ts'
import { parseScan } from '../../domain/parse-scan.ts'
import { type Fault, isRefusal } from '../../domain/refusal.ts'
import { decide } from '../../workflows/decide.ts'
import type { LoadedStream } from '../../workflows/streams.ts'

/**
 * Decides the scans of a row one after the other as if nothing else existed, and gives the faults of the first that
 * would be refused. With it a row goes in whole or not at all: half of a row could never be mended by importing it
 * again, because its first scan's id would stand for other content.
 */
export function rehearse(
  stream: LoadedStream,
  scans: readonly object[],
  { organisation, facility, now }: { organisation: string; facility: string; now: Date },
): readonly Fault[] {
  const batches = new Map<string, BatchState>()
  const known = {
    organisation,
    recordTime: now.toISOString(),
    hasFacility: (code: string) => code === facility,
    batch: (code: string) => batches.get(code),
    parents: () => [],
    newBatchId: () => 'rehearsed',
  }
  const head = { headSeq: 1, headDigest: '' }
  for (const given of scans) {
    const scan = parseScan(given)
    if (isRefusal(scan)) return scan.faults
    const event = decide(stream, scan, known)
    if (isRefusal(event)) return event.faults
    for (const { batch, code } of event.outputs) {
      batches.set(code, batchAfter(undefined, event, { batch, carried: stream.carried, head }))
    }
  }
  return []
}
