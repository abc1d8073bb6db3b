import { setTimeout as sleep } from 'node:timers/promises'
import { secondMilliseconds } from '../../../domain/hours.ts'
import { mostBytes, mostScans } from '../../../domain/limits.ts'
import { readingRules } from '../../../domain/line/reading.ts'
import type { Saying } from '../../../domain/phrases.ts'
import { isWorthTelling } from '../is-worth-telling.ts'
import type { Departures, Lane, Waiting } from '../store/departures.ts'
import { isDiskFull } from '../store/open-queue.ts'
import { askServer, type ServerAnswer } from './ask-server.ts'
import type { Bell } from './bell.ts'
import { type Outcome, outcomeOfReadings, outcomeOfScans } from './outcome.ts'
import { type StationKeys, signScan } from './station-keys.ts'

/** What sends the messages of stations to the server. */
export interface Sending {
  readonly departures: Departures
  /** Address of the server, without a slash at the end. */
  readonly server: string
  readonly language: string
  readonly stopped: AbortSignal
  readonly now: () => Date
  readonly say: (saying: Saying) => void
  /** Told how far our clock is ahead of the server's, in milliseconds. */
  readonly onClock: (aheadMilliseconds: number) => void
}

const leastMilliseconds = 250
const mostMilliseconds = 30_000
const mostAfterSeconds = 3_600
/** Lists as the server takes them, with room for what stands around readings, of which it takes 256 KiB at once, and scans (4 MiB). */
const usualBounds = {
  reading: { most: readingRules.mostTogether, mostBytes: 200 * 1024 },
  scan: { most: mostScans, mostBytes: mostBytes / 2 },
}

/** Sends what waits in a lane, oldest first, until it is stopped. What is not answered for good is sent again: the server knows it by its number. */
export async function sendLane(
  lane: Lane,
  { keys, bell, set }: { keys: StationKeys; bell: Bell; set: (why: Saying | undefined) => void },
  sending: Sending,
): Promise<void> {
  const { departures, say, stopped } = sending
  const { station } = lane
  let bounds = usualBounds[lane.kind]
  let wait = leastMilliseconds
  let isWaiting = false
  while (!stopped.aborted) {
    const sent = departures.waiting(lane, bounds)
    if (sent.length === 0) {
      await bell.rung()
      continue
    }
    const { outcome, afterSeconds = 0 } = await sendOnce(lane, sent, { keys, sending })
    if (stopped.aborted) return
    if (outcome.does === 'halve') {
      bounds = { ...bounds, most: Math.ceil(sent.length / 2) }
      continue
    }
    if (outcome.does === 'settle') {
      if (isWaiting) say({ says: 'gateway_station_goes_on', values: { station } })
      isWaiting = false
      set(undefined)
      bounds = usualBounds[lane.kind]
      wait = leastMilliseconds
      continue
    }
    const { why } = outcome
    if (!isWaiting) say({ says: 'gateway_station_waits', values: { station, why } })
    isWaiting = true
    set(why)
    const asked = Math.min(mostAfterSeconds, afterSeconds) * secondMilliseconds
    await sleep(Math.max(asked, wait), undefined, { signal: stopped }).catch(() => {})
    wait = Math.min(mostMilliseconds, wait * 2)
  }
}

async function sendOnce(
  lane: Lane,
  sent: readonly Waiting[],
  { keys, sending }: { keys: StationKeys; sending: Sending },
): Promise<{ readonly outcome: Outcome; readonly afterSeconds?: number | undefined }> {
  const { server, language, stopped, now, onClock } = sending
  const { kind } = lane
  const path = kind === 'reading' ? 'readings' : 'scans'
  const url = `${server}/api/v1/${path}`
  const body = kind === 'reading' ? listOfReadings(sent) : listOfScans(sent, keys)
  const question = { url, key: keys.accessKey, body, language, stopped, now: now() }
  let answer: ServerAnswer
  try {
    answer = await askServer(question)
  } catch (error) {
    return { outcome: { does: 'wait', why: silence(error) } }
  }
  const { date, afterSeconds } = answer
  if (date !== undefined) onClock(now().getTime() - date.getTime())
  const outcome =
    kind === 'reading' ? outcomeOfReadings(sent, answer) : outcomeOfScans(sent, answer)
  return {
    outcome: outcome.does === 'settle' ? settle(lane, outcome, sending) : outcome,
    afterSeconds,
  }
}

/** Writes down what became of a list. Where the disk has no room for that it is sent again, and known to the server. */
function settle(
  { station }: Lane,
  outcome: Extract<Outcome, { does: 'settle' }>,
  { departures, say }: Sending,
): Outcome {
  const { settled } = outcome
  try {
    departures.settle(station, settled)
  } catch (error) {
    if (!isDiskFull(error)) throw error
    return { does: 'wait', why: { says: 'gateway_disk_fails', values: { why: error.message } } }
  }
  const [first] = settled.refused
  const refused = departures.countRefused(station)
  if (first === undefined || !isWorthTelling(refused - settled.refused.length, refused)) {
    return outcome
  }
  const why = first.refusal.faults[0]?.message ?? first.refusal.code
  say({ says: 'gateway_refused', values: { station, refused, number: first.number, why } })
  return outcome
}

function listOfReadings(sent: readonly Waiting[]): string {
  return `{"readings":[${sent.map(({ body }) => body).join(',')}]}`
}

function listOfScans(sent: readonly Waiting[], keys: StationKeys): string {
  return `[${sent.map(({ body }) => signScan(body, keys)).join(',')}]`
}

function silence(error: unknown): Saying {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const why = cause instanceof Error ? ('code' in cause ? cause.code : cause.message) : cause
  return { says: 'server_silent', values: { why: String(why) } }
}
