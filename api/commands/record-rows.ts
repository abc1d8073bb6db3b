import { batchAfter } from '../../domain/batch-after.ts'
import type { BatchState } from '../../domain/event.ts'
import { parseScan } from '../../domain/parse-scan.ts'
import type { Accepted } from '../../domain/receipt.ts'
import { type Fault, isRefusal } from '../../domain/refusal.ts'
import { decide } from '../../workflows/decide.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Actor } from '../recording/entry.ts'
import { partsOf } from '../recording/parse.ts'
import type { Recorder } from '../recording/recorder.ts'

/** A row on its way in: the scans it becomes, or why it becomes none. */
export interface PreparedRow {
  readonly row: number
  /** Code of its unit, as far as it could be read. */
  readonly code: string
  readonly scans: readonly object[]
  readonly faults: readonly Fault[]
}

/** What became of a row: duplicate when all of its scans are, refused when any is. */
export interface Outcome {
  readonly row: number
  readonly code: string
  readonly status: 'accepted' | 'duplicate' | 'refused'
  readonly receipts: readonly Accepted[]
  readonly faults: readonly Fault[]
}

/** Records rows together through the one way in; outcomes in the order of the rows. */
export async function recordRows(
  recorder: Recorder,
  rows: readonly PreparedRow[],
  actor: Actor,
): Promise<readonly Outcome[]> {
  const good = rows.filter(({ faults }) => faults.length === 0)
  const scans = good.flatMap((row) => row.scans)
  const answers = await recorder.record(partsOf(scans, actor))
  let from = 0
  return rows.map(({ row, code, scans, faults }) => {
    if (faults.length > 0) return { row, code, status: 'refused', receipts: [], faults }
    const own = answers.slice(from, from + scans.length)
    from += scans.length
    const refused = own.find((receipt) => receipt.status === 'refused')
    if (refused?.status === 'refused') {
      return { row, code, status: 'refused', receipts: [], faults: refused.faults }
    }
    const receipts = own.filter((receipt) => receipt.status !== 'refused')
    const again = receipts.every(({ status }) => status === 'duplicate')
    return { row, code, status: again ? 'duplicate' : 'accepted', receipts, faults: [] }
  })
}

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
