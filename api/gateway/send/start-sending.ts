import type { Saying } from '../../../domain/phrases.ts'
import type { Language } from '../../../domain/words.ts'
import type { ReadMapping } from '../read-mapping.ts'
import type { GatewaySettings } from '../settings.ts'
import type { Departures } from '../store/departures.ts'
import { createBell } from './bell.ts'
import { sendLane } from './lane.ts'

/** What sends all that waits. */
export interface SendingAll {
  readonly stations: readonly string[]
  /** Why a station's messages do not go out; undefined while they do. */
  readonly whyWaits: (station: string) => Saying | undefined
  /** How far the clock here is ahead of the server's; undefined before the server ever answered. */
  readonly clockAheadMilliseconds: () => number | undefined
  /** Tells that messages wait that did not before. */
  readonly wake: () => void
  /** Resolves once it was stopped. */
  readonly ended: Promise<unknown>
}

export interface SendingOptions {
  readonly settings: Pick<GatewaySettings, 'server'>
  readonly read: ReadMapping
  readonly language: Language
  readonly departures: Departures
  readonly stopped: AbortSignal
  readonly now: () => Date
  readonly say: (saying: Saying) => void
}

/** From here on a clock is told of. A server says its time in whole seconds, and readings may be 5 minutes ahead. */
const clockMilliseconds = 60_000

/** Begins to send: each station by itself, so that none waits for another, and its readings apart from its scans. */
export function startSending(options: SendingOptions): SendingAll {
  const { settings, read, language, departures, stopped, now, say } = options
  const whys = new Map<string, Saying | undefined>()
  let ahead: number | undefined
  const onClock = (milliseconds: number) => {
    const isOff = Math.abs(milliseconds) > clockMilliseconds
    const wasOff = Math.abs(ahead ?? 0) > clockMilliseconds
    const seconds = Math.round(milliseconds / 1_000)
    if (isOff && !wasOff) say({ says: 'gateway_clock_off', values: { seconds } })
    ahead = milliseconds
  }
  const { server } = settings
  const sending = { departures, server, language, stopped, now, say, onClock }
  const lanes = [...read.keys].flatMap(([station, keys]) =>
    (['reading', 'scan'] as const).map((kind) => ({ station, kind, keys, bell: createBell() })),
  )
  const wake = () => {
    for (const { bell } of lanes) bell.ring()
  }
  stopped.addEventListener('abort', wake)
  const ended = lanes.map(({ station, kind, keys, bell }) => {
    const set = (why: Saying | undefined) => whys.set(`${kind} ${station}`, why)
    return sendLane({ station, kind }, { keys, bell, set }, sending)
  })
  return {
    stations: [...read.keys.keys()],
    whyWaits: (station) => whys.get(`reading ${station}`) ?? whys.get(`scan ${station}`),
    clockAheadMilliseconds: () => ahead,
    wake,
    ended: Promise.all(ended),
  }
}
