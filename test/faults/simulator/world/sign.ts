import { makeStationKey, type StationKey } from '../../../harness/ed25519.ts'
import type { Body, Request } from '../model/request.ts'
import type { Badge } from './people.ts'

/** What stations know and keep: the newest step of each hand-over, and what they signed, so that a repetition is the very same. */
export interface Signatures {
  /** The body as it is sent, with its signature where there is to be one: the right one or a wrong one. */
  signed(request: Request, badge: Badge): object
  /** Learns from an answer how far a hand-over is. */
  learn(answer: unknown): void
}

/** A key that no station has registered. */
const strangers = makeStationKey()

/** Makes an empty memory. */
export function createSignatures(): Signatures {
  const newest = new Map<string, { step: number; digest: string }>()
  const made = new WeakMap<Body, object>()
  return {
    signed: (request, badge) => {
      const before = made.get(request.body)
      if (before !== undefined && request.signature === 'as_told') return before
      const key = keyFor(request, badge)
      const sent = key === undefined ? request.body : withSignature(request, key, newest)
      if (request.signature === 'as_told') made.set(request.body, sent)
      return sent
    },
    learn: (answer) => {
      if (typeof answer !== 'object' || answer === null || !('steps' in answer)) return
      const { id, steps } = answer as { id: string; steps: { step: number; digest: string }[] }
      const last = steps.at(-1)
      if (last !== undefined && last.step > (newest.get(id)?.step ?? 0)) newest.set(id, last)
    },
  }
}

function withSignature(
  { place, body, by: { organisation } }: Request,
  key: StationKey,
  newest: ReadonlyMap<string, { digest: string }>,
): object {
  if (place.kind === 'scan') return key.signed(body, organisation)
  if (place.kind !== 'offer' && !('handOver' in place)) return body
  const handOver = 'handOver' in place ? place.handOver : body.id
  const previous = newest.get(handOver)?.digest
  const after = { handOver, organisation, ...(previous === undefined ? {} : { previous }) }
  return key.signedStep(body, after)
}

function keyFor({ signature }: Request, { signing }: Badge): StationKey | undefined {
  if (signature === 'wrong') return strangers
  return signature === 'missing' ? undefined : signing
}
