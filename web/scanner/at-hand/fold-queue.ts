import { batchAfter } from '../../../domain/batch-after.ts'
import type { BatchState, Event, Scan } from '../../../domain/event.ts'
import { edgesOf } from '../../../domain/lineage.ts'
import { parseScan } from '../../../domain/parse-scan.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import type { BatchAtHand } from '../../../workflows/at-hand.ts'
import { decide } from '../../../workflows/decide.ts'
import type { Known, Place } from '../../../workflows/known.ts'
import { marksOf } from '../../../workflows/marks.ts'
import type { NoticedRecall } from '../../../workflows/shown-batch.ts'
import type { Stage } from '../../../workflows/stream.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { isWaiting, type QueuedScan } from '../queue/queued-scan.ts'

/** A batch as this device thinks that it stands. */
export interface OnBench {
  readonly batch: BatchState
  readonly recalls: readonly NoticedRecall[]
}

/** Batches of this device while its scans are thought over, by their codes. */
export type Bench = Map<string, OnBench>

/** What is known beside the batches. */
export interface Around {
  readonly streams: ReadonlyMap<string, LoadedStream>
  /** Short name of the organisation. */
  readonly organisation: string
  readonly place: (facility: string) => Place | undefined
}

/** Puts batches on a bench as the server told of them; what lies there already stays as it is. */
export function withBatches(bench: Bench, batches: readonly BatchAtHand[]): Bench {
  const told = batches.map(({ recalls, ...batch }): readonly [string, OnBench] => [
    batch.code,
    { batch: { ...batch, headDigest: '' }, recalls },
  ])
  return new Map([...told, ...bench])
}

/**
 * Batches as they stand after the scans of this device that the server has not told of yet, by the very rules that it will ask. A scan that they
 * refuse changes nothing, nor does one that the device cannot judge: of two persons, of a hand-over, or one that reverses what is not here.
 * The scans come in the order in which they were made; `before` is a bench on which others lie already.
 */
export function foldQueue(before: Bench, scans: readonly QueuedScan[], around: Around): Bench {
  const bench = new Map(before)
  const reversed = new Set(scans.flatMap(({ scan }) => scan.reverses ?? []))
  for (const queued of scans) {
    if (reversed.has(queued.scan.id) || !isUntold(bench, queued)) continue
    const event = judgedHere(bench, parseScan(queued.scan), around)
    if (event !== undefined && !isRefusal(event)) apply(bench, event, around)
  }
  return bench
}

/** Whether a scan is not yet among what the server told: it waits, or was recorded after that. */
function isUntold(bench: Bench, queued: QueuedScan): boolean {
  const { answer } = queued
  if (isWaiting(queued)) return true
  if (answer === undefined || !('digest' in answer)) return false
  return answer.batches.some(({ code, seq }) => {
    const before = code === undefined ? undefined : bench.get(code)?.batch
    return code !== undefined && (before === undefined || before.headSeq < seq)
  })
}

/**
 * The event that a scan would become once it was read, or why it is refused; undefined where it is not for a device to judge: of two persons, or about a
 * batch or a place that it knows nothing of.
 */
export function judgedHere(
  bench: Bench,
  scan: Scan | Refusal,
  around: Around,
): Event | Refusal | undefined {
  if (isRefusal(scan)) return scan
  const stream = around.streams.get(scan.stream)
  const stage = stream?.allStages[scan.stage]
  if (stream === undefined || stage === undefined || !isJudgedHere(stage)) return undefined
  const isKnown = scan.batches.every(({ batch }) => bench.has(batch))
  if (!isKnown || around.place(scan.facility) === undefined) return undefined
  const event = decide(stream, scan, knownHere(bench, scan, around))
  // A second person may still sign it, which the server asks for.
  return isRefusal(event) && event.code === 'second_person_needed' ? undefined : event
}

/** One person records it, by rules that look at nothing but what is here. */
function isJudgedHere({ by, signatures = [], alsoParents }: Stage): boolean {
  const isPlain = by === undefined || by === 'weighing' || by === 'statement'
  return isPlain && signatures.length < 2 && alsoParents !== true
}

function knownHere(bench: Bench, scan: Scan, { organisation, place }: Around): Known {
  const all = () => [...bench.values()]
  let made = 0
  return {
    organisation,
    // It reached us when it was made, as far as this device can tell.
    recordTime: scan.eventTime ?? '',
    place,
    hasFacility: (code) => place(code) !== undefined,
    batch: (code) => bench.get(code)?.batch,
    parents: () => [],
    newBatchId: () => {
      made += 1
      return `${scan.id}${madeHere}${made}`
    },
    recalls: (id) => all().find(({ batch }) => batch.batch === id)?.recalls ?? [],
    alike: ({ text, within }) =>
      all().flatMap(({ batch }) =>
        marksOf(batch).some((own) => own.text === text && own.within === within) ? [batch] : [],
      ),
  }
}

/** Stands in ids that this device gives to what is made here, until the server gives it one. */
const madeHere = ' made here '

/** Whether an id is of what was made here. */
export function isMadeHere(id: string): boolean {
  return id.includes(madeHere)
}

function apply(bench: Bench, event: Event, { streams }: Around): void {
  const { carried = new Set<string>() } = streams.get(event.stream) ?? {}
  const before = new Map([...bench.values()].map((one) => [one.batch.batch, one]))
  const edges = edgesOf(event)
  for (const { batch } of [...event.batches, ...event.outputs]) {
    const known = before.get(batch)
    const head = { headSeq: (known?.batch.headSeq ?? 0) + 1, headDigest: '' }
    const after = batchAfter(known?.batch, event, { batch, carried, head })
    const passed = edges
      .filter(({ child }) => child === batch)
      .flatMap(({ parent }) => before.get(parent)?.recalls ?? [])
      .map((recall) => ({ ...recall, isItself: false }))
    const recalls = new Map([...(known?.recalls ?? []), ...passed].map((one) => [one.recall, one]))
    bench.set(after.code, { batch: after, recalls: [...recalls.values()] })
  }
}
