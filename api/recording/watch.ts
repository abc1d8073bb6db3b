import type { Receipt } from '../../domain/receipt.ts'
import type { Entry } from './entry.ts'

/** Is told of what goes through the one way in. It MUST be quick and never throw: scans wait for it. */
export interface RecordingWatch {
  /** Scans that were recorded together are answered: how long the first of them had waited, and how long it took. */
  gathered(gathering: GatheringTimes): void
  /** What became of so many scans of a stream; undefined where a scan could not be read as far as that. */
  answered(stream: string | undefined, status: Receipt['status'], count: number): void
}

export interface GatheringTimes {
  readonly scans: number
  readonly waitedMilliseconds: number
  readonly milliseconds: number
}

/** Tells how many scans of each stream became what; once for each pair, however many scans. */
export function tellAnswered(
  watch: RecordingWatch,
  read: readonly (Entry | Receipt)[],
  receipts: readonly Receipt[],
): void {
  const counts = new Map<string | undefined, Map<Receipt['status'], number>>()
  for (const [at, { status }] of receipts.entries()) {
    const one = read[at]
    const stream = one !== undefined && 'stream' in one ? one.stream.name : undefined
    const ofStream = counts.get(stream) ?? new Map()
    ofStream.set(status, (ofStream.get(status) ?? 0) + 1)
    counts.set(stream, ofStream)
  }
  for (const [stream, ofStream] of counts)
    for (const [status, count] of ofStream) watch.answered(stream, status, count)
}
