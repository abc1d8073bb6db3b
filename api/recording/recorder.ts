import type pg from 'pg'
import type { Receipt } from '../../domain/receipt.ts'
import { refuse } from '../../domain/refusal.ts'
import { type Entry, refusedReceipt } from './entry.ts'
import { gatherWithin } from './gathering.ts'
import { takesBack } from './history.ts'
import { type Part, parse } from './parse.ts'
import { fallTogether } from './receipts.ts'
import { logBugTo, type RecorderOptions, runWithRetries } from './run-with-retries.ts'
import { tellAnswered } from './watch.ts'

/** The one way in: a single scan, a bulk upload, an offline queue and a spreadsheet all come through here. */
export interface Recorder {
  /**
   * Receipts in the order of the scans. Never rejects for anything a sender did. As one, of one organisation or of several, all
   * of them are recorded or none, each on what those before it left; when one is refused, the receipts of the others carry its
   * code and no fault.
   */
  record(parts: readonly Part[], how?: { readonly asOne?: boolean }): Promise<readonly Receipt[]>
  /**
   * Records scans as one inside a transaction of somebody else's, which MUST name their organisations: they are kept when that
   * commits and not before. What the database refuses is thrown, and then that transaction is lost. Receivers whose goods look
   * otherwise are told where the caller does not do so by itself.
   */
  recordWithin(
    client: pg.PoolClient,
    parts: readonly Part[],
    how?: { readonly tellsDangers?: boolean },
  ): Promise<readonly Receipt[]>
  /** Notes scans that were refused before they came here, by the stream that each names: whoever watches counts them with the others. */
  noteRefused(named: readonly string[]): void
  /** Scans that wait now, and how many may. */
  load(): { readonly waiting: number; readonly most: number }
  /** Waits until everything taken in so far is answered; further scans are refused as `overloaded`. */
  close(): Promise<void>
}

interface Waiting {
  readonly entries: readonly Entry[]
  /** Whether it shares its gathering with nobody: stored history is read once, before the first scan is decided. */
  readonly alone: boolean
  readonly asOne: boolean
  /** When it came, by `performance.now()`. */
  readonly since: number
  readonly resolve: (receipts: readonly Receipt[]) => void
}

/**
 * Makes the one way in. There is no timer: a gathering takes whatever arrived while the last one was committing, so a
 * lone scan waits for nobody and a rush shares its commits.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { streams, watch, lanes = 2, gatherScans = 500, waitingScans = 50_000 } = options
  const queue: Waiting[] = []
  let waiting = 0
  let running = 0
  let closed = false
  let idle: (() => void) | undefined

  function enqueue(entries: readonly Entry[], asOne: boolean): Promise<readonly Receipt[]> {
    if (entries.length === 0) return Promise.resolve([])
    if (closed || waiting + entries.length > waitingScans) {
      return Promise.resolve(entries.map(({ scan }) => refusedReceipt(scan.id, overloaded)))
    }
    return new Promise((resolve) => {
      const alone = asOne || entries.some(needsHistory)
      queue.push({ entries, alone, asOne, since: performance.now(), resolve })
      waiting += entries.length
      if (running < lanes) void runLane()
    })
  }

  async function runLane(): Promise<void> {
    running += 1
    // Requests that arrive in the same turn of the event loop share the gathering.
    await Promise.resolve()
    while (queue.length > 0) {
      const taken = takeRequests(queue, gatherScans)
      const entries = taken.flatMap((request) => request.entries)
      waiting -= entries.length
      const asOne = taken.some((request) => request.asOne)
      const begun = performance.now()
      const receipts = await runWithRetries(entries, { ...options, asOne })
      watch?.gathered({
        scans: entries.length,
        waitedMilliseconds: begun - (taken[0]?.since ?? begun),
        milliseconds: performance.now() - begun,
      })
      let from = 0
      for (const { entries: own, resolve } of taken) {
        resolve(receipts.slice(from, from + own.length))
        from += own.length
      }
    }
    running -= 1
    if (running === 0) idle?.()
  }

  async function recordEach(read: readonly (Entry | Receipt)[]): Promise<readonly Receipt[]> {
    const answers: Receipt[] = []
    // A scan that needs stored history goes alone, after its neighbours are committed.
    for (const segment of segmentsOf(read.filter(isEntry))) {
      answers.push(...(await enqueue(segment, false)))
    }
    return read.map((one) => (isEntry(one) ? (answers.shift() ?? unanswered(one)) : one))
  }

  async function answered(
    parts: readonly Part[],
    answer: (read: readonly (Entry | Receipt)[]) => Promise<readonly Receipt[]>,
  ): Promise<readonly Receipt[]> {
    const read = parts.map((part) => parse(part, streams))
    const receipts = await answer(read)
    if (watch !== undefined) tellAnswered(watch, read, receipts)
    return receipts
  }

  return {
    record: (parts, { asOne = false } = {}) =>
      answered(parts, async (read) => {
        if (!asOne) return recordEach(read)
        return read.every(isEntry) ? enqueue(read, true) : notAllRead(read)
      }),
    recordWithin: (client, parts, { tellsDangers = false } = {}) =>
      answered(parts, async (read) => {
        if (!read.every(isEntry)) return notAllRead(read)
        const logBug = logBugTo(options.log)
        return gatherWithin(client, { entries: read, now: options.now, logBug, tellsDangers })
      }),
    noteRefused: (named) => {
      for (const stream of named)
        watch?.answered(streams.has(stream) ? stream : undefined, 'refused', 1)
    },
    load: () => ({ waiting, most: waitingScans }),
    close: async () => {
      closed = true
      if (running > 0) await new Promise<void>((resolve) => (idle = resolve))
    },
  }
}

function isEntry(read: Entry | Receipt): read is Entry {
  return !('status' in read)
}

/** Receipts of scans that stand or fall together, of which one could not even be read. */
function notAllRead(read: readonly (Entry | Receipt)[]): readonly Receipt[] {
  return fallTogether(
    read.map((one) => (isEntry(one) ? { id: one.scan.id, status: 'accepted' } : one)),
  )
}

const overloaded = refuse('overloaded', '', ['scans_waiting'])

function takeRequests(queue: Waiting[], most: number): readonly Waiting[] {
  let scans = 0
  let requests = 0
  for (const { entries, alone } of queue) {
    if (requests > 0 && (alone || scans + entries.length > most)) break
    scans += entries.length
    requests += 1
    if (alone) break
  }
  return queue.splice(0, requests)
}

function segmentsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const segments: Entry[][] = []
  let open: Entry[] = []
  for (const entry of entries) {
    if (!needsHistory(entry)) {
      open.push(entry)
      continue
    }
    segments.push(open, [entry])
    open = []
  }
  return [...segments, open]
}

function needsHistory(entry: Entry): boolean {
  const { scan, stream } = entry
  const stage = stream.allStages[scan.stage]
  return stage?.by === 'reversal' || takesBack(entry) || stage?.alsoParents === true
}

function unanswered({ scan }: Entry): never {
  throw new RangeError(`Cannot answer scan "${scan.id}": no receipt was made for it`)
}
