import { createHash, randomUUID } from 'node:crypto'
import { batchAfter } from '../../domain/batch-after.ts'
import type { BatchState, Event, Scan } from '../../domain/event.ts'
import { type Account, type Posting, postingsOf } from '../../domain/mass.ts'
import { parseScan } from '../../domain/parse-scan.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { type Link, replayChain } from '../../domain/replay-chain.ts'
import { type BatchCorrection, correctHandOver } from '../../workflows/correct-hand-over.ts'
import { decide } from '../../workflows/decide.ts'
import type { Known } from '../../workflows/known.ts'
import { loadStreams } from '../../workflows/load-streams.ts'
import { reverse } from '../../workflows/reverse.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { type HandedOver, takeOver } from '../../workflows/take-over.ts'
import { clayFolder } from './clay.ts'

/** What stands beside a scan that a hand-over's step records, or that takes back an event with credits. */
export interface Beside {
  readonly handedOver?: readonly HandedOver[]
  readonly corrections?: readonly BatchCorrection[]
  readonly drawn?: readonly { readonly credit: string; readonly grams: number }[]
  readonly recordTime?: string
}

/** The engine with its books in memory: no database, no sealing, nothing between a rule and its test. */
export interface Books {
  /** Records what must be accepted; throws with the refusal otherwise. Gives the event. */
  given(scan: object, beside?: Beside): Event
  /** Decides a scan and keeps it where it is accepted; gives the event or the refusal. */
  when(scan: object, beside?: Beside): Event | Refusal
  /** A batch as it stands. */
  batch(code: string): BatchState
  /** Every line of the ledger so far. */
  readonly postings: readonly Posting[]
}

/** When the engine's tests record, unless a test says another time. */
export const recordTime = '2026-11-02T04:00:00.000Z'

/** Opens empty books of one organisation with the facilities A and B. */
export function openBooks(stream: LoadedStream): Books {
  const batches = new Map<string, BatchState>()
  const chains = new Map<string, Link[]>()
  const events = new Map<string, Event>()
  const postings: Posting[] = []
  const parents = new Map<string, readonly string[]>()
  const byId = (id: string) => [...batches.values()].filter(({ batch }) => batch === id)
  const knownAt = (time: string): Known => ({
    organisation: 'first',
    recordTime: time,
    hasFacility: (code) => code === 'A' || code === 'B',
    batch: (code) => batches.get(code),
    parents: (batch) => (parents.get(batch) ?? []).flatMap(byId),
    newBatchId: randomUUID,
  })

  const keep = (event: Event) => {
    events.set(event.id, event)
    postings.push(...postingsOf(event))
    const inputs = event.batches.map(({ batch }) => batch)
    for (const { batch } of event.outputs) parents.set(batch, inputs)
    for (const batch of [...inputs, ...event.outputs.map((output) => output.batch)]) {
      const chain = chains.get(batch) ?? []
      const head = { headSeq: chain.length + 1, headDigest: digestOf(event.id) }
      chain.push({ event, head })
      chains.set(batch, chain)
      const [before] = byId(batch)
      const state =
        event.reverses === undefined
          ? batchAfter(before, event, { batch, carried: stream.carried, head })
          : replayChain(batch, chain, stream.carried).state
      batches.set(state.code, state)
    }
  }

  const when: Books['when'] = (given, beside = {}) => {
    const scan = parseScan(given)
    if (isRefusal(scan)) return scan
    const known = knownAt(beside.recordTime ?? recordTime)
    const history = { target: events.get(scan.reverses ?? ''), chains, drawn: beside.drawn ?? [] }
    const answer = decideBy(stream, scan, known, { ...beside, history })
    if (!isRefusal(answer)) keep(answer)
    return answer
  }

  return {
    when,
    postings,
    given: (scan, beside) => {
      const answer = when(scan, beside)
      if (isRefusal(answer)) throw new RangeError(JSON.stringify(answer))
      return answer
    },
    batch: (code) => {
      const state = batches.get(code)
      if (state === undefined) throw new RangeError(`There is no batch "${code}"`)
      return state
    },
  }
}

/** Gives a scan to whichever of the four deciders it is for, as the one way in does. */
function decideBy(
  stream: LoadedStream,
  scan: Scan,
  known: Known,
  {
    history,
    handedOver = [],
    corrections = [],
  }: Beside & { history: Parameters<typeof reverse>[3] },
): Event | Refusal {
  if (scan.stage === 'reversed') return reverse(stream, scan, known, history)
  if (scan.stage === 'taken_over') return takeOver(stream, scan, known, handedOver)
  if (['hand_over_corrected', 'take_over_corrected'].includes(scan.stage))
    return correctHandOver(stream, scan, known, corrections)
  return decide(stream, scan, known)
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** Empty books of the stream `clay`. */
export async function clayBooks(): Promise<Books> {
  return openBooks(await streamNamed('clay', clayFolder))
}

/** What a refusal says: its code, then where each fault points; empty for an event. */
export function refusedAs(answer: Event | Refusal): readonly string[] {
  if (!isRefusal(answer)) return []
  return [answer.code, ...answer.faults.map(({ pointer }) => pointer)]
}

/** Sum of each account in one dimension, in grams, or in milligrams of what is inside. */
export function balances({ postings }: Books, dimension = 'mass'): Record<Account, number> {
  const sums: Record<Account, number> = { stock: 0, outside: 0, loss: 0, difference: 0 }
  for (const line of postings) if (line.dimension === dimension) sums[line.account] += line.amount
  return sums
}

/** Records a stream's example walk at facility A, ended when the engine's tests record; gives its events. */
export function walk(books: Books, { name, examples }: LoadedStream): readonly Event[] {
  const end = Date.parse(recordTime)
  const walkMinutes = examples.at(-1)?.afterMinutes ?? 0
  return examples.map(({ afterMinutes, ...example }) =>
    books.given({
      id: randomUUID(),
      stream: name,
      facility: 'A',
      eventTime: new Date(end - (walkMinutes - afterMinutes) * 60_000).toISOString(),
      ...example,
    }),
  )
}

/** Of each event, by its stage: the grams and milligrams that a process neither brought out nor named as lost. */
export function unexplained(events: readonly Event[]): readonly unknown[] {
  return events.flatMap(({ stage, mass, differenceGrams, differenceContent }) => {
    const isWhole = differenceGrams === 0 && Object.keys(differenceContent).length === 0
    return mass !== 'transformed' || isWhole ? [] : [{ stage, differenceGrams, differenceContent }]
  })
}

/** A stream of ours by its name. */
export async function streamNamed(name: string, folder?: string): Promise<LoadedStream> {
  const stream = (await loadStreams(folder)).get(name)
  if (stream === undefined) throw new RangeError(`There is no stream "${name}"`)
  return stream
}
