import { houseRule } from '../../../domain/source.ts'
import { judgeQueue } from './judge-queue.ts'
import type { QueuedScan } from './queued-scan.ts'

/** How much goes in one request: far below what the server takes, so that a line that breaks often still gets something through. */
export const requestRules = {
  mostScans: 100,
  mostBytes: 512 * 1024,
  source: houseRule('A hundred scans are some 60 kB: a second on a bad line'),
} as const

/**
 * The scans of the next request, in the order in which they were made. Of each batch at most one: the server judges each scan of a list
 * for itself, so that a second one would be recorded although the first is refused. One that is larger than a request goes alone.
 */
export function nextRequest(
  all: readonly QueuedScan[],
  { operator, mostScans }: { readonly operator: string; readonly mostScans: number },
): readonly QueuedScan[] {
  const taken: QueuedScan[] = []
  let bytes = 0
  for (const { queued, progress } of judgeQueue(all, operator)) {
    if (progress.how !== 'ready') continue
    bytes += bytesOf(queued)
    const isFull = taken.length >= mostScans || bytes > requestRules.mostBytes
    if (isFull && taken.length > 0) break
    taken.push(queued)
  }
  return taken
}

/** What is sent of them. */
export function bodyOf(taken: readonly QueuedScan[]): string {
  return JSON.stringify(taken.map(sentOf))
}

function sentOf({ scan, signed }: QueuedScan) {
  return signed === undefined ? scan : { scan, ...signed }
}

function bytesOf(queued: QueuedScan): number {
  return new TextEncoder().encode(JSON.stringify(sentOf(queued))).length
}
