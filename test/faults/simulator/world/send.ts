import { setTimeout as sleep } from 'node:timers/promises'
import type { Group } from '../clients/planning.ts'
import type { Client, Request } from '../model/request.ts'
import type { Approvals } from './approvals.ts'
import { messageOf } from './message.ts'
import { type Badge, mayRead } from './people.ts'
import type { Signatures } from './sign.ts'
import type { World } from './world.ts'

/** What came back in the end. */
export interface Answered {
  readonly status: number
  readonly body: unknown
  /** Times that nothing came back, so that nobody knew whether it was done. */
  readonly lost: number
}

/** What clients send with. */
export interface Sender {
  readonly world: World
  readonly badges: ReadonlyMap<Client, Badge>
  readonly signatures: Signatures
  readonly approvals: Approvals
}

/** How long a client asks again before it gives up, in milliseconds; far longer than the product may take to come back. */
const patienceMilliseconds = 90_000
const attemptMilliseconds = 40_000

/**
 * Sends one request, or a list of scans, until it is answered: whatever was lost is sent again under the same id, to the next
 * process. Waiting is asked for by 429 and 503 and not held against anybody.
 */
export async function send(
  { world, badges, signatures, approvals }: Sender,
  { requests, via, as }: { requests: readonly Request[]; via: number; as: Group['kind'] },
): Promise<Answered> {
  const [first] = requests
  const badge = first === undefined ? undefined : badges.get(first.by)
  if (first === undefined || badge === undefined) throw new RangeError('Cannot send for nobody')
  const bodies = requests.map((request) => signatures.signed(request, badge))
  const message = messageOf(as, requests, bodies)
  const started = performance.now()
  let lost = 0
  for (let attempt = 0; performance.now() - started < patienceMilliseconds; attempt += 1) {
    const process = world.processes[(via + attempt) % world.processes.length]
    if (process === undefined || process.isDown) {
      await sleep(20)
      continue
    }
    const origin = `http://127.0.0.1:${process.door.port}`
    const api = `${origin}/api/v1`
    try {
      const response = await fetch(`${api}${message.path(approvals)}`, {
        method: 'POST',
        body: message.text,
        signal: AbortSignal.timeout(attemptMilliseconds),
        headers: { ...badge.headers(origin), 'content-type': message.type },
      })
      const body = message.read(await response.text())
      if (response.status === 401 && badge.enter !== undefined) {
        await badge.enter(origin)
        continue
      }
      approvals.learn(body)
      const isLater = response.status === 429 || response.status === 503 || saysLater(body)
      signatures.learn(body)
      // Receipts do not say what the next step is signed after, so somebody who may read looks at each.
      if (!isLater && (as === 'steps' || as === 'corrections' || as === 'sheet')) {
        for (const shown of await lookAt(requests, {
          api,
          headers: readerOf(badges, first).headers(origin),
        })) {
          signatures.learn(shown)
        }
      }
      if (!isLater) return { status: response.status, body, lost }
      // Told to come back, and not whether it was kept.
      lost += 1
      await sleep(100)
    } catch {
      lost += 1
      await sleep(30)
    }
  }
  return { status: 0, body: 'no answer', lost }
}

function readerOf(badges: Sender['badges'], { by }: Request): Badge {
  const reader = [...badges.values()].find(
    ({ client }) => client.organisation === by.organisation && mayRead(client),
  )
  if (reader === undefined) throw new RangeError(`Cannot read for "${by.organisation}"`)
  return reader
}

async function lookAt(
  requests: readonly Request[],
  { api, headers }: { api: string; headers: Readonly<Record<string, string>> },
): Promise<readonly unknown[]> {
  const named = requests.flatMap(({ place }) => ('handOver' in place ? [place.handOver] : []))
  return Promise.all(
    named.map(async (id) => {
      const response = await fetch(`${api}/hand-overs/${id}`, { headers })
      // Not told is not known, so all of it is sent again.
      if (response.status === 429 || response.status >= 500) throw new Error('Cannot look now')
      return response.json()
    }),
  )
}

/** In a list the receipts say it each for itself. */
function saysLater(body: unknown): boolean {
  return Array.isArray(body) && body.some((one) => one?.code === 'overloaded')
}
