import type { Rest } from './flush.ts'
import { type Pace, paceAfter } from './pace.ts'
import type { TabNews, Tabs } from './tabs.ts'

export interface SenderParts {
  /** Sends until there is a reason to rest; runs in one tab at a time. */
  readonly flush: () => Promise<Rest>
  readonly tabs: Pick<Tabs, 'alone' | 'tell'>
  /** Told why nothing is sent, and in how long it is tried again; undefined when it begins anew. */
  readonly onRest: (rest: Rest | undefined, waitMilliseconds?: number) => void
}

/** When the scans of this device are sent. */
export interface Sender {
  /** Sends at once. */
  now(): void
  /** Sends soon: at once, unless the server asked to be left alone or it was tried a moment ago. */
  soon(): void
  /** Another tab has tried and rests. */
  heard(news: Extract<TabNews, { news: 'rests' }>): void
  close(): void
}

/** How soon after a try that failed what a person does, or a network that is back, may begin another one. */
const apartMilliseconds = 3_000

/** Makes what decides when to send: now, soon, and by itself after each rest. */
export function createSender({ flush, tabs, onRest }: SenderParts): Sender {
  let pace: Pace = { rest: { why: 'done' }, failures: 0, isAsked: false }
  let triedAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let isWanted = false
  let isClosed = false

  async function run(): Promise<void> {
    isWanted = true
    if (isRunning || isClosed) return
    isRunning = true
    clearTimeout(timer)
    onRest(undefined)
    // What was added while the last look found nothing is sent as well.
    while (isWanted) {
      isWanted = false
      triedAt = performance.now()
      pace = paceAfter(pace, await tabs.alone(flush).catch(() => notReached), Math.random)
      if (pace.rest.why !== 'done') break
    }
    isRunning = false
    begin(pace.waitMilliseconds)
    onRest(pace.rest, pace.waitMilliseconds)
    tabs.tell({ news: 'rests', rest: pace.rest, waitMilliseconds: pace.waitMilliseconds })
  }

  function begin(waitMilliseconds: number | undefined): void {
    clearTimeout(timer)
    if (waitMilliseconds === undefined || isClosed) return
    timer = setTimeout(() => void run(), waitMilliseconds)
  }

  function soon(): void {
    const since = performance.now() - triedAt
    const least = pace.isAsked ? (pace.waitMilliseconds ?? 0) : apartMilliseconds
    if (pace.rest.why !== 'later' || since >= least) void run()
    // A network that is back a moment after a try that failed is not left waiting for as long as one that is gone.
    else if (!isRunning) begin(least - since)
  }

  return {
    now: () => void run(),
    soon,
    heard: ({ rest, waitMilliseconds }) => {
      if (isRunning) return
      // That tab tries again; this one only if that one is gone by then.
      begin(waitMilliseconds === undefined ? undefined : waitMilliseconds * 2)
      onRest(rest, waitMilliseconds)
    },
    close: () => {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

/** The device itself could not read or keep what it has. */
const notReached: Rest = { why: 'later', gotThrough: false }
