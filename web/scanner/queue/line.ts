import { deviceNow, instantsNow } from '../device-time.ts'
import { clockAhead } from './device-clock.ts'
import { type FlushParts, type Rest, restAfter, type Who } from './flush.ts'
import type { Maker } from './queued-scan.ts'
import { type Arrival, readArrival } from './read-arrival.ts'

/** A floor's network that has hung is as good as none. */
const usualMilliseconds = 30_000

export interface LineOptions {
  /** Where the server is; that of the page when absent. */
  readonly origin?: string
  /** Longest wait for a whole answer, in milliseconds. */
  readonly mostMilliseconds?: number
  /** In which language the server says why it refuses. */
  readonly language: () => string
  /** Told how far the clock of the device is ahead of the server's, as often as an answer tells. */
  readonly onClock: (aheadMilliseconds: number) => void
}

/** The way to the server, as whoever is signed in. */
export function createLine(options: LineOptions): Pick<FlushParts, 'who' | 'send'> {
  const send = (body: string) => ask('/scans', { method: 'POST', body }, options)
  return { who: () => askWho(options), send }
}

async function askWho(options: LineOptions): Promise<Who> {
  const arrival = await ask('/session', {}, options)
  const person = arrival?.status === 200 ? personIn(arrival.text) : undefined
  if (person !== undefined) return { person }
  const rest = restAfter(readArrival([], arrival, deviceNow()), 1)
  return { rest: rest === 'go on' ? later : rest }
}

const later: Rest = { why: 'later', gotThrough: false }

/** What came, whole; undefined where it did not. Nothing that a cache kept, and nothing from where somebody on the way leads us. */
async function ask(
  path: string,
  init: RequestInit,
  { language, onClock, origin = '', mostMilliseconds = usualMilliseconds }: LineOptions,
): Promise<Arrival | undefined> {
  const left = instantsNow()
  try {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      ...init,
      headers: {
        accept: 'application/json',
        'accept-language': language(),
        'content-type': 'application/json',
      },
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(mostMilliseconds),
    })
    const text = await answer.text()
    const date = answer.headers.get('date') ?? undefined
    const ahead = clockAhead({ left, came: instantsNow() }, date)
    if (ahead !== undefined) onClock(ahead)
    const retryAfter = answer.headers.get('retry-after') ?? undefined
    return { status: answer.status, text, retryAfter, date }
  } catch {
    // No network, or it broke off: what became of it nobody knows.
    return undefined
  }
}

/** Whoever is signed in, of an answer of ours; nobody who acts for no organisation makes scans. */
function personIn(text: string): Maker | undefined {
  const read = jsonIn(text)
  const { operator, person, organisation } = (read ?? {}) as Partial<Session>
  if (typeof operator !== 'string' || person == null || organisation == null) return undefined
  return { operator, name: person.name, organisation: organisation.slug }
}

/** `GET /session`, as far as it is of use here. */
interface Session {
  readonly operator: string | null
  readonly person: { readonly name: string }
  readonly organisation: { readonly slug: string } | null
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
