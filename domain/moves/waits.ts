import { cutAtHours } from '../line/local-hour.ts'
import { localText } from '../local-clock.ts'
import { sumOf } from '../sum.ts'
import type { Move } from './move.ts'
import { closedTimeOf, type Span } from './move-figures.ts'

/** What waited at a place in an hour of the day, over all days of a span. */
export interface Wait {
  /** Code of the place from which they were to go. */
  readonly place: string
  /** 0 to 23, by the clock of the place. */
  readonly hour: number
  /** Loads that waited in this hour; one that waits over two days is two. */
  readonly loads: number
  /** Milliseconds of all of them together. */
  readonly waitedMs: number
  /** Most that waited at one moment. */
  readonly most: number
}

/** How loads waited for whoever was to take them away, from when a move was asked until it started or was cancelled. */
export function waitsOf(
  moves: readonly Move[],
  { span, now, timeZone }: { span: Span; now: Date; timeZone: string },
): readonly Wait[] {
  const parts = moves.flatMap((move): readonly Part[] => {
    const started = move.steps.find(({ step }) => step === 'started')?.time
    const until = started ?? closedTimeOf(move) ?? now.toISOString()
    const from = move.askedTime < span.start ? span.start : move.askedTime
    const to = until > span.end ? span.end : until
    if (from >= to || move.loads.length === 0) return []
    return partsOf({ from, to }, { place: move.from, loads: move.loads.length, timeZone })
  })
  const byHour = Map.groupBy(parts, ({ place, hour }) => `${hour} ${place}`)
  const waits = [...byHour.values()].map((together) => waitOf(together))
  return waits.toSorted((one, other) =>
    one.place === other.place ? one.hour - other.hour : one.place < other.place ? -1 : 1,
  )
}

/** So many loads at a place within one clock hour, in milliseconds since 1970. */
interface Part {
  readonly place: string
  readonly hour: number
  readonly loads: number
  readonly from: number
  readonly to: number
}

function partsOf(
  wait: { readonly from: string; readonly to: string },
  { place, loads, timeZone }: { place: string; loads: number; timeZone: string },
): readonly Part[] {
  let at = Date.parse(wait.from)
  return cutAtHours(wait, timeZone).map(({ hour, milliseconds }) => {
    const from = at
    at += milliseconds
    const text = localText(new Date(hour).toISOString(), timeZone)
    return { place, hour: Number(text.slice(11, 13)), loads, from, to: at }
  })
}

function waitOf(parts: readonly Part[]): Wait {
  const [{ place, hour } = { place: '', hour: 0 }] = parts
  const loads = sumOf(parts, (part) => part.loads)
  const waitedMs = sumOf(parts, (part) => part.loads * (part.to - part.from))
  return { place, hour, loads, waitedMs, most: mostAtOnce(parts) }
}

/** Most loads that are in parts at one moment; one that goes as another comes is not there with it. */
function mostAtOnce(parts: readonly Part[]): number {
  const changes = parts
    .flatMap(({ from, to, loads }) => [
      { at: from, more: loads },
      { at: to, more: -loads },
    ])
    .toSorted((one, other) => one.at - other.at || one.more - other.more)
  let now = 0
  let most = 0
  for (const { more } of changes) {
    now += more
    most = Math.max(most, now)
  }
  return most
}
