import type { Random } from '../../../harness/random.ts'
import type { Credit } from '../model/beside-batches.ts'
import type { Batch, HandOver, Model } from '../model/model.ts'
import type { Body, Client, Place, Request } from '../model/request.ts'

/** What is sent in one go, and how what happens at the same moment is to be judged. */
export interface Group {
  /** `one`: each request alone. `race`: at once, in whatever order they arrive. Else one message, judged in order. */
  readonly kind: 'one' | 'race' | Together
  readonly requests: readonly Request[]
  /** Things whose course nobody knows afterwards, since two requests wanted them: no client chooses them again. */
  readonly contested?: readonly { uncertain: boolean }[]
}

/** What many things are sent as in one message: scans, steps of hand-overs, steps of their corrections, a sheet of decisions. */
export type Together = 'list' | 'steps' | 'corrections' | 'sheet'

/** What a client does, and how often beside others. */
export interface Operation {
  readonly name: string
  readonly weight: number
  /** The next group of this kind, or nothing when there is nothing to do it with. */
  plan(planning: Planning): Group | undefined
}

/**
 * What clients decide by: chance, the model, and what of it nobody has in hand in this round. Nothing here depends on what
 * was answered when, so that the same seed decides the same again.
 */
export interface Planning {
  readonly random: Random
  readonly model: Model
  /** Keys. */
  readonly clients: readonly Client[]
  /** Those who signed in. */
  readonly people: readonly Client[]
  /** Accepted requests of earlier rounds. */
  readonly done: readonly Request[]
  batch(fits: (batch: Batch) => boolean): Batch | undefined
  handOver(fits: (handOver: HandOver) => boolean): HandOver | undefined
  credit(fits: (credit: Credit) => boolean): Credit | undefined
  /** A code that nothing has yet. */
  code(word: string): string
  /** Whether a thing is in nobody's hand in this round; it is from then on. */
  hold(thing: object): boolean
}

/** Finds a client of an organisation that may do something. */
export function clientOf(
  { clients, random }: Planning,
  organisation: string,
  may: (client: Client) => boolean = () => true,
): Client {
  const found = random.pick(clients.filter((one) => one.organisation === organisation && may(one)))
  if (found === undefined) throw new RangeError(`Cannot find a client of "${organisation}"`)
  return found
}

/** Whether a client binds its organisation. */
export function supervises({ role }: Client): boolean {
  return role === 'supervisor'
}

/** One request, signed as it has to be. */
export function asking(operation: string, by: Client, place: Place, body: Body): Request {
  return { operation, by, place, body, signature: 'as_told' }
}

/** One request alone. */
export function alone(request: Request): Group {
  return { kind: 'one', requests: [request] }
}
