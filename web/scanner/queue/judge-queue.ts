import { isSettled, isWaiting, type QueuedScan } from './queued-scan.ts'

/**
 * How a scan of the queue stands: to be sent; behind an earlier one of the same batch, which waits or was refused; somebody else's, who
 * has to sign in; refused; done.
 */
export type Progress =
  | { readonly how: 'ready' | 'refused' | 'done' }
  | { readonly how: 'behind'; readonly place: number }
  | { readonly how: 'other_person' }

export interface Judged {
  readonly queued: QueuedScan
  readonly progress: Progress
}

/**
 * Judges all scans of a device, in the order in which they were made. What happened to a batch goes to the server in that order: a later
 * scan never overtakes an earlier one that waits or was refused, whoever made it, unless a person lets it. Without an operator nobody is
 * signed in, and all that waits is somebody's.
 */
export function judgeQueue(
  all: readonly QueuedScan[],
  operator: string | undefined,
): readonly Judged[] {
  const holders = new Map<string, number>()
  return all
    .toSorted((one, next) => one.place - next.place)
    .map((queued) => {
      if (isSettled(queued)) return { queued, progress: { how: 'done' } }
      const touched = touchedBy(queued)
      const holder = queued.goesAhead ? undefined : firstOf(holders, touched)
      for (const key of touched) if (!holders.has(key)) holders.set(key, queued.place)
      return { queued, progress: progressOf(queued, { holder, operator }) }
    })
}

function progressOf(
  queued: QueuedScan,
  { holder, operator }: { holder: number | undefined; operator: string | undefined },
): Progress {
  if (!isWaiting(queued)) return { how: 'refused' }
  if (queued.by.operator !== operator) return { how: 'other_person' }
  return holder === undefined ? { how: 'ready' } : { how: 'behind', place: holder }
}

/** What may not be touched by another scan out of turn: batches of the organisation, what comes out, itself, and what it takes back. */
function touchedBy({ scan, by: { organisation } }: QueuedScan): readonly string[] {
  const { id, batches = [], outputs = [], reverses } = scan
  const codes = [...batches, ...outputs].map(({ batch }) => batch.toUpperCase())
  const events = [id, reverses].flatMap((one) => (one === undefined ? [] : [`event ${one}`]))
  return [...codes.map((code) => `batch ${organisation} ${code}`), ...events]
}

function firstOf(holders: ReadonlyMap<string, number>, touched: readonly string[]) {
  return touched.map((key) => holders.get(key)).find((place) => place !== undefined)
}
