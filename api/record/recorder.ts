import { parseScan } from '../../domain/parse-scan.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { isRefusal, type Refusal, refusal } from '../../domain/refusal.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { completed } from './completed.ts'
import { sha256, sha256Hex } from './digest.ts'
import { type Actor, type Entry, type KnownPredecessor, refusedReceipt } from './entry.ts'
import type { RecorderOptions } from './recorder-options.ts'
import { runWithRetries } from './run-with-retries.ts'

/** The one way in: a single scan, a bulk upload, an offline queue and a spreadsheet all come through here. */
export interface Recorder {
  /** Receipts in the order of the scans. Never rejects for anything a sender did. */
  record(
    scans: readonly unknown[],
    actor: Actor,
    handOver?: HandOverScans,
  ): Promise<readonly Receipt[]>
  /** Waits until everything taken in so far is answered; further scans are refused as `overloaded`. */
  close(): Promise<void>
}

/** For scans that a hand-over's step makes, by their id: what each output continues. */
export type HandOverScans = ReadonlyMap<string, readonly KnownPredecessor[]>

interface Waiting {
  readonly entries: readonly Entry[]
  readonly resolve: (receipts: readonly Receipt[]) => void
}

/**
 * Makes the one way in. There is no timer: a gathering takes whatever arrived while the last one was committing, so a
 * lone scan waits for nobody and a rush shares its commits.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { streams, lanes = 2, gatherScans = 500, waitingScans = 50_000 } = options
  const queue: Waiting[] = []
  let waiting = 0
  let running = 0
  let closed = false
  let idle: (() => void) | undefined

  function enqueue(entries: readonly Entry[]): Promise<readonly Receipt[]> {
    if (entries.length === 0) return Promise.resolve([])
    if (closed || waiting + entries.length > waitingScans) {
      return Promise.resolve(entries.map(({ scan }) => refusedReceipt(scan.id, overloaded)))
    }
    return new Promise((resolve) => {
      queue.push({ entries, resolve })
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
      const receipts = await runWithRetries(entries, options)
      let from = 0
      for (const { entries: own, resolve } of taken) {
        resolve(receipts.slice(from, from + own.length))
        from += own.length
      }
    }
    running -= 1
    if (running === 0) idle?.()
  }

  return {
    record: async (scans, actor, handOver) => {
      const read = scans.map((scan) => readEntry(scan, streams, { actor, handOver }))
      const entries = read.filter((one): one is Entry => !('status' in one))
      const answers: Receipt[] = []
      // A scan that needs stored history goes alone, after its neighbours are committed.
      for (const segment of segmentsOf(entries)) answers.push(...(await enqueue(segment)))
      return read.map((one) => ('status' in one ? one : (answers.shift() ?? unanswered(one))))
    },
    close: async () => {
      closed = true
      if (running > 0) await new Promise<void>((resolve) => (idle = resolve))
    },
  }
}

const overloaded: Refusal = refusal(
  'overloaded',
  '',
  'Cannot take this scan now: too many are waiting; nothing of it was kept, send the same scan again',
)

function readEntry(
  given: unknown,
  streams: ReadonlyMap<string, LoadedStream>,
  { actor, handOver }: { actor: Actor; handOver: HandOverScans | undefined },
): Entry | Receipt {
  const scan = parseScan(given)
  if (isRefusal(scan)) return refusedReceipt(idOf(given), scan)
  const stream = streams.get(scan.stream)
  if (stream !== undefined) {
    const written = canonicalOf(given)
    if (written === undefined) return refusedReceipt(scan.id, unwritable)
    const schema = { id: `${stream.name}/${stream.version}`, digest: schemaDigest(stream) }
    const predecessors = handOver?.get(scan.id)
    const { onlyBy } = stream.allStages[scan.stage] ?? {}
    if (onlyBy !== undefined && predecessors === undefined) {
      return refusedReceipt(scan.id, notAScan(scan.stage))
    }
    const known = predecessors === undefined ? {} : { predecessors }
    return {
      ...completed(scan, actor.beside?.get(given)),
      stream,
      schema,
      actor,
      scanDigest: sha256Hex(written),
      ...known,
    }
  }
  const names = [...streams.keys()].join(', ')
  const message = `Cannot find stream "${scan.stream}": expected one of ${names}`
  return refusedReceipt(scan.id, refusal('unknown_stream', '/stream', message))
}

function notAScan(stage: string): Refusal {
  const message = `Cannot record "${stage}" as a scan: both sides sign for it; expected a step of a hand-over (POST /hand-overs)`
  return refusal('stage_not_open', '/stage', message)
}

const unwritable: Refusal = refusal(
  'invalid',
  '',
  'Cannot write this scan as canonical JSON: expected finite numbers and well-formed Unicode',
)

/** RFC 8785 has no form for a number beyond a double's range or for half a surrogate pair. */
function canonicalOf(given: unknown): string | undefined {
  try {
    return canonical(given)
  } catch {
    return undefined
  }
}

const schemaDigests = new WeakMap<LoadedStream, string>()

/** Digest of a stream's table, computed once: it is the same for every event of a run. */
function schemaDigest(stream: LoadedStream): string {
  const digest = schemaDigests.get(stream) ?? sha256(stream.table)
  schemaDigests.set(stream, digest)
  return digest
}

function idOf(given: unknown): string | null {
  if (typeof given !== 'object' || given === null || !('id' in given)) return null
  return typeof given.id === 'string' ? given.id.slice(0, 64) : null
}

function takeRequests(queue: Waiting[], most: number): readonly Waiting[] {
  let scans = 0
  let requests = 0
  for (const { entries } of queue) {
    if (requests > 0 && scans + entries.length > most) break
    scans += entries.length
    requests += 1
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

function needsHistory({ scan, stream }: Entry): boolean {
  return scan.stage === 'reversed' || stream.allStages[scan.stage]?.alsoParents === true
}

function unanswered({ scan }: Entry): never {
  throw new RangeError(`Cannot answer scan "${scan.id}": no receipt was made for it`)
}
