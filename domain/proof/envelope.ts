import type { Event, EventBatch, EventOutput } from '../event.ts'
import type { Facts } from '../field.ts'
import type { Disclosure } from './disclosure.ts'

/** Where an event stands in one batch's own chain. */
export interface Subject {
  readonly batch: string
  /** 1 for the event that made the batch, then without a gap. */
  readonly seq: number
  /** Digest of the batch's previous event; absent for the first. */
  readonly prev?: string
}

/** The public part of an event; what is empty is left out, and facts that are not public are sealed in `_sd`. */
export interface EnvelopeBody
  extends Partial<
    Pick<
      Event,
      'losses' | 'additions' | 'decisions' | 'facts' | 'differenceGrams' | 'differenceContent'
    >
  > {
  readonly mass: Event['mass']
  readonly facility: string
  readonly batches?: readonly Omit<EventBatch, 'batch'>[]
  readonly outputs?: readonly (Omit<EventOutput, 'batch' | 'facts'> & { readonly facts?: Facts })[]
  /** Id of the event that this one takes back. */
  readonly reverses?: string
}

/** What may be seen of an event by anyone, and what its digest is taken over. */
export interface Envelope {
  /** How facts are sealed: version 1 has a digest a fact and is only ever read, version 2 one an audience. */
  readonly v: 1 | 2
  /** The stream's table of stages, by name, version and digest. */
  readonly schema: { readonly id: string; readonly digest: string }
  readonly id: string
  /** 128 random bits, so that an event of few possible words cannot be guessed from its digest. */
  readonly nonce: string
  /** Stream and stage: `battery.tested`. */
  readonly type: string
  /** First the batches it happened to, then the batches it made, each in the order of the body. */
  readonly subjects: readonly Subject[]
  readonly eventTime: string
  readonly recordTime: string
  readonly actor: { readonly organisation: string }
  readonly body: EnvelopeBody
  /** Digests of what is disclosed, sorted so that their order tells nothing. */
  readonly _sd?: readonly string[]
}

/** An event as it is stored: its exact canonical text, the digest of that text, the sealed facts beside it. */
export interface Sealed {
  readonly text: string
  readonly digest: string
  readonly disclosures: readonly Disclosure[]
}
