import type { Content } from './content.ts'

/** Who asks: a person, or a key of an organisation with a role, and with a signing key of its own or without. */
export interface Client {
  readonly name: string
  readonly organisation: string
  readonly role: 'station' | 'operator' | 'supervisor'
  readonly signs: boolean
  /** Somebody who signed in; a key otherwise. */
  readonly isPerson: boolean
}

/** A scan as it is sent. */
export interface Scan {
  readonly id: string
  readonly stream: string
  readonly stage: string
  readonly facility: string
  /** When it happened, where its sender says so; when it was recorded otherwise. */
  readonly eventTime?: string
  readonly reverses?: string
  readonly batches?: readonly {
    readonly batch: string
    readonly massGrams?: number
    readonly content?: Content
  }[]
  readonly outputs?: readonly {
    readonly batch: string
    readonly kind: string
    readonly massGrams: number
    readonly content?: Content
    readonly facts?: Readonly<Record<string, unknown>>
  }[]
  readonly losses?: readonly {
    readonly reason: string
    readonly massGrams: number
    readonly content?: Content
  }[]
  readonly facts?: Readonly<Record<string, unknown>>
}

/** The body of everything that is not a scan: at least an id of its own. */
export type Body = Readonly<Record<string, unknown>> & { readonly id: string }

/** Which resource is asked, and so which rules judge. */
export type Place =
  | { readonly kind: 'scan' }
  | { readonly kind: 'offer' }
  | { readonly kind: 'step'; readonly handOver: string }
  | { readonly kind: 'adjustment'; readonly handOver: string }
  | { readonly kind: 'correction' }
  | { readonly kind: 'credit' }
  | { readonly kind: 'claim' }
  | { readonly kind: 'permit' }
  | { readonly kind: 'approval'; readonly scan: string }
  | { readonly kind: 'approval_refusal'; readonly scan: string }
  | { readonly kind: 'recall' }
  | { readonly kind: 'recall_end'; readonly recall: string }
  | { readonly kind: 'objection'; readonly recall: string }

/** One thing that a client asks for. */
export interface Request {
  /** Name of the operation that thought of it, for the summary. */
  readonly operation: string
  readonly by: Client
  readonly place: Place
  readonly body: Body
  /** How it is signed: as the client has to, by another key, or not at all although it has to be. */
  readonly signature: 'as_told' | 'wrong' | 'missing'
}
