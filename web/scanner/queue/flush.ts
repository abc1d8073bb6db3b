import { afterReading, type Came, isForLater } from './after-reading.ts'
import { bodyOf, nextRequest, requestRules } from './next-request.ts'
import type { QueueStore } from './queue-store.ts'
import { isSettled, isWaiting, type Maker, type QueuedScan } from './queued-scan.ts'
import { type Arrival, type Reading, readArrival, type WholeRefusal } from './read-arrival.ts'

/** Why nothing is sent now. `later`: no network, a server that is busy, or an answer that says nothing certain; whether any answer got through. */
export type Rest =
  | { readonly why: 'done' | 'signed_out' }
  | { readonly why: 'later'; readonly askedSeconds?: number; readonly gotThrough: boolean }
  | { readonly why: 'not_allowed'; readonly refusal: WholeRefusal }

/** Who is signed in, or why it cannot be told. */
export type Who = { readonly person: Maker } | { readonly rest: Rest }

export interface FlushParts {
  readonly store: Pick<QueueStore, 'all' | 'change'>
  readonly who: () => Promise<Who>
  /** Sends a body to `POST /scans`; undefined where no whole answer came. Never rejects. */
  readonly send: (body: string) => Promise<Arrival | undefined>
  readonly now: () => Date
  /** Told of the scans that are on their way; none when an answer has come. */
  readonly onSending?: (places: readonly number[]) => void
}

/**
 * Makes what sends the scans that wait until none is left or there is a reason to rest. It MUST run in one tab at a time. It may end
 * between any two steps and be started anew: each scan is known to the server by its id, and what is not settled is asked about again.
 */
export function createFlush(parts: FlushParts): () => Promise<Rest> {
  const { store, who, send, now, onSending = () => {} } = parts
  let mostScans: number = requestRules.mostScans

  /** What came of the next request; undefined where nothing is left to send. */
  async function sendNext(operator: string): Promise<Rest | 'go on' | undefined> {
    const wanted = nextRequest(await store.all(), { operator, mostScans })
    if (wanted.length === 0) return undefined
    const marked = await store.change(placesOf(wanted), markSent)
    const sent = marked.filter(isWaiting)
    // Somebody threw them away meanwhile.
    if (sent.length === 0) return 'go on'
    onSending(placesOf(sent))
    const arrival = await send(bodyOf(sent))
    const reading = readArrival(sent, arrival, now())
    await store.change(placesOf(sent), (queued) => settle(queued, sent, reading))
    onSending([])
    mostScans = paceAfter(reading, sent.length, mostScans)
    return restAfter(reading, sent.length)
  }

  return async () => {
    if (!(await store.all()).some(isWaiting)) return { why: 'done' }
    const asked = await who()
    if ('rest' in asked) return asked.rest
    for (let requests = 1; ; requests += 1) {
      const rest = (await sendNext(asked.person.operator)) ?? { why: 'done' }
      if (rest !== 'go on') return requests > 1 && rest.why === 'later' ? anew(rest) : rest
    }
  }
}

/** A scan that somebody threw away or mended meanwhile is not touched; what the server recorded stands whatever came before. */
function settle(queued: QueuedScan, sent: readonly QueuedScan[], reading: Reading): QueuedScan {
  const index = sent.findIndex(({ place }) => place === queued.place)
  const before = sent[index]
  const isSame = JSON.stringify(before?.scan) === JSON.stringify(queued.scan)
  if (before === undefined || !isSame || isSettled(queued)) return queued
  const came: Came = { reading, index, alone: sent.length === 1 }
  const after = afterReading({ ...queued, answer: undefined }, came)
  return isWaiting(queued) || isSettled(after) ? after : queued
}

function markSent(queued: QueuedScan): QueuedScan {
  return isWaiting(queued) ? { ...queued, sends: queued.sends + 1 } : queued
}

/** Half of what did not get through, so that something does on a bad line, and what cannot be read is found; twice of what did. */
function paceAfter({ why }: Reading, sent: number, before: number): number {
  if (why === 'answers') return Math.min(requestRules.mostScans, Math.max(before, sent * 2))
  return why === 'unknown' || why === 'unfit' ? Math.max(1, Math.floor(sent / 2)) : before
}

/** Why to rest after an answer to so many scans, if at all. */
export function restAfter(reading: Reading, sent: number): Rest | 'go on' {
  switch (reading.why) {
    case 'answers': {
      const isDone = reading.answers.every((one) => one !== undefined && !isForLater(one))
      const gotThrough = reading.answers.some((one) => one !== undefined && !isForLater(one))
      return isDone ? 'go on' : { why: 'later', gotThrough }
    }
    case 'unfit':
      // It goes again in halves, until the one that is at fault goes alone.
      return sent > 1 ? 'go on' : { why: 'later', gotThrough: false }
    case 'unknown':
      return { why: 'later', gotThrough: false }
    case 'come_back': {
      const { askedSeconds } = reading
      return {
        why: 'later',
        gotThrough: false,
        ...(askedSeconds === undefined ? {} : { askedSeconds }),
      }
    }
    case 'signed_out':
      return { why: 'signed_out' }
    case 'not_allowed':
      return { why: 'not_allowed', refusal: reading.refusal }
    default:
      return reading satisfies never
  }
}

/** The requests before it got through. */
function anew(rest: Extract<Rest, { why: 'later' }>): Rest {
  return { ...rest, gotThrough: true }
}

function placesOf(queued: readonly QueuedScan[]): readonly number[] {
  return queued.map(({ place }) => place)
}
