import type { QueuedScan } from '../queue/queued-scan.ts'
import { codesIn } from './codes-in.ts'
import { type Around, type Bench, foldQueue, withBatches } from './fold-queue.ts'
import type { HeldHere } from './kept-at-hand.ts'
import { lookOfCode } from './looks.ts'

/** What was thought over already, and out of what. */
interface Folded {
  readonly place: string
  /** Batches that the scans name, as text by their codes. */
  readonly batches: ReadonlyMap<string, string>
  /** In the order in which they were made, as text. */
  readonly scans: readonly string[]
  readonly bench: Bench
}

const nothing: Omit<Folded, 'place'> = { batches: new Map(), scans: [], bench: new Map() }

/**
 * Gives batches as they stand after the scans of this device. A day without a network makes hundreds of scans, each of which costs a decision: what
 * was thought over before is gone on from, as long as none of it has changed.
 */
export function keepBench(): (held: HeldHere, around: Around) => Bench {
  let kept: Folded | undefined
  return (held, around) => {
    const scans = held.scans
      .filter(({ by }) => by.organisation === around.organisation)
      .toSorted((one, next) => one.place - next.place)
    const named = new Set(scans.flatMap(codesIn).map(lookOfCode))
    const { named: batches = [], others = [] } = Object.groupBy(held.batches, ({ code }) =>
      named.size > 0 && named.has(lookOfCode(code)) ? 'named' : 'others',
    )
    const now = {
      place: JSON.stringify([held.known.facility, held.facilities, around.organisation]),
      batches: new Map(batches.map((batch) => [batch.code, JSON.stringify(batch)])),
      scans: scans.map((scan) => JSON.stringify(scan)),
    }
    const before = kept !== undefined && goesOn(kept, now, scans) ? kept : nothing
    const bench = withBatches(before.bench, batches)
    kept = { ...now, bench: foldQueue(bench, scans.slice(before.scans.length), around) }
    return withBatches(kept.bench, others)
  }
}

/** Whether all that was thought over stands as it did, so that only what came after it is left. */
function goesOn(kept: Folded, now: Omit<Folded, 'bench'>, scans: readonly QueuedScan[]): boolean {
  const further = scans.slice(kept.scans.length)
  return (
    kept.place === now.place &&
    kept.scans.every((text, index) => text === now.scans[index]) &&
    [...kept.batches].every(([code, text]) => text === now.batches.get(code)) &&
    // What a later one reverses never happened.
    further.every(({ scan }) => scan.reverses === undefined)
  )
}
