import { setTimeout as sleep } from 'node:timers/promises'
import { mostScans } from '../../../domain/limits.ts'
import { readingRules } from '../../../domain/line/reading.ts'
import type { Saying } from '../../../domain/phrases.ts'
import type { Departures, Lane, Settled, Waiting } from '../store/departures.ts'
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
/** Room in a request for what stands around readings, and below what the server takes of one. */
const mostReadingBytes = 200 * 1024
const mostScanBytes = 2 * 1024 * 1024

/** Sends what waits in a lane, oldest first, until it is stopped. What is not answered for good is sent again: the server knows it by its number. */
export async function sendLane(
  lane: Lane,
  { keys, bell, set }: { keys: StationKeys; bell: Bell; set: (why: Saying | undefined) => void },
  sending: Sending,
): Promise<void> {
  const { departures, say, stopped } = sending
  const isReadings = lane.kind === 'reading'
  const mostTogether = isReadings ? readingRules.mostTogether : mostScans
  const mostBytes = isReadings ? mostReadingBytes : mostScanBytes
  let most = mostTogether
  let wait = leastMilliseconds
  let isWaiting = false
  while (!stopped.aborted) {
    const sent = departures.waiting(lane, { most, mostBytes })
    if (sent.length === 0) {
      await bell.rung()
      continue
    }
    const { outcome, afterSeconds = 0 } = await sendOnce(lane, sent, { keys, sending })
    if (stopped.aborted) return
    if (outcome.does === 'halve') {
      most = Math.ceil(sent.length / 2)
      continue
    }
    if (outcome.does === 'settle') {
      departures.settle(lane.station, outcome.settled)
      tellRefused(lane, outcome.settled, sending)
      if (isWaiting) say({ says: 'gateway_station_goes_on', values: { station: lane.station } })
      isWaiting = false
      set(undefined)
      most = mostTogether
      wait = leastMilliseconds
      continue
    }
    const { why } = outcome
    if (!isWaiting) say({ says: 'gateway_station_waits', values: { station: lane.station, why } })
    isWaiting = true
    set(why)
    const asked = Math.min(mostAfterSeconds, afterSeconds) * 1_000
    await sleep(Math.max(asked, wait), undefined, { signal: stopped }).catch(() => {})
    wait = Math.min(mostMilliseconds, wait * 2)
  }
}

async function sendOnce(
  { kind }: Lane,
  sent: readonly Waiting[],
  { keys, sending }: { keys: StationKeys; sending: Sending },
): Promise<{ readonly outcome: Outcome; readonly afterSeconds?: number | undefined }> {
  const { server, language, stopped, now, onClock } = sending
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
  return { outcome, afterSeconds }
}

function listOfReadings(sent: readonly Waiting[]): string {
  return `{"readings":[${sent.map(({ body }) => body).join(',')}]}`
}

function listOfScans(sent: readonly Waiting[], keys: StationKeys): string {
  return `[${sent.map(({ body }) => signScan(body, keys)).join(',')}]`
}

function tellRefused({ station }: Lane, { refused }: Settled, { say, departures }: Sending): void {
  const [first] = refused
  if (first === undefined) return
  const why = first.refusal.faults[0]?.message ?? first.refusal.code
  const values = { station, refused: departures.countRefused(station), number: first.number, why }
  say({ says: 'gateway_refused', values })
}

function silence(error: unknown): Saying {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const why = cause instanceof Error ? ('code' in cause ? cause.code : cause.message) : cause
  return { says: 'server_silent', values: { why: String(why) } }
}
