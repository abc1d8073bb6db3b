import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, Request } from '../model/request.ts'
import type { Badge } from './people.ts'
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
}

/** How long a client asks again before it gives up, in milliseconds; far longer than the product may take to come back. */
const patienceMilliseconds = 90_000
const attemptMilliseconds = 40_000

/**
 * Sends one request, or a list of scans, until it is answered: whatever was lost is sent again under the same id, to the next
 * process. Waiting is asked for by 429 and 503 and not held against anybody.
 */
export async function send(
  { world, badges, signatures }: Sender,
  { requests, via }: { requests: readonly Request[]; via: number },
): Promise<Answered> {
  const [first] = requests
  const badge = first === undefined ? undefined : badges.get(first.by)
  if (first === undefined || badge === undefined) throw new RangeError('Cannot send for nobody')
  const bodies = requests.map((request) => signatures.signed(request, badge))
  const text = JSON.stringify(requests.length > 1 ? bodies : bodies[0])
  const started = performance.now()
  let lost = 0
  for (let attempt = 0; performance.now() - started < patienceMilliseconds; attempt += 1) {
    const process = world.processes[(via + attempt) % world.processes.length]
    if (process === undefined || process.isDown) {
      await sleep(20)
      continue
    }
    const { port } = process.door
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1${pathOf(first)}`, {
        method: 'POST',
        body: text,
        signal: AbortSignal.timeout(attemptMilliseconds),
        headers: { authorization: `Bearer ${badge.key}`, 'content-type': 'application/json' },
      })
      const body: unknown = await response.json()
      const isLater = response.status === 429 || response.status === 503 || saysLater(body)
      signatures.learn(body)
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

/** In a list the receipts say it each for itself. */
function saysLater(body: unknown): boolean {
  return Array.isArray(body) && body.some((one) => one?.code === 'overloaded')
}

function pathOf({ place }: Request): string {
  switch (place.kind) {
    case 'scan':
      return '/scans'
    case 'offer':
      return '/hand-overs'
    case 'step':
      return `/hand-overs/${place.handOver}/steps`
    case 'adjustment':
      return `/hand-overs/${place.handOver}/corrections`
    case 'correction':
      return '/corrections'
    case 'credit':
      return '/credits'
    case 'claim':
      return '/claims'
    default:
      return place satisfies never
  }
}
