import type { Trusted } from './weighing.ts'

/** What a batch is after an event. */
export interface After {
  readonly grams: number
  readonly state: string
  /** What its next weighing is held against; its own mass when undefined. */
  readonly trusted?: Trusted | undefined
}

/** A batch of one organisation, as it has to stand. */
export interface Batch {
  readonly organisation: string
  readonly code: string
  readonly stream: string
  readonly kind: string
  /** Facts that decide later on: a grade, a class of recycled material. */
  readonly traits: Readonly<Record<string, string>>
  grams: number
  state: string
  /** Events on it, those taken back included: the length of its chain. */
  seq: number
  /** What stands on it, oldest first, each with what was there after it. */
  readonly pile: (After & { readonly event: string })[]
  trusted?: Trusted | undefined
  /** Its course depends on which of two requests came first, so no client chooses it any more. */
  uncertain: boolean
}

/** An event that has to be there, and what taking it back would have to undo. */
export interface Recorded {
  readonly id: string
  readonly organisation: string
  readonly stream: string
  readonly stage: string
  readonly touched: readonly Batch[]
  /** Of a process: grams that it took of each batch, grams that it made. */
  readonly took: ReadonlyMap<string, number>
  readonly madeGrams: number
  /** Grams that corrections of hand-overs found missing of what it made. */
  missedGrams: number
  takenBack: boolean
  /** Recorded by a step of a hand-over: nobody takes it back alone. */
  readonly byHandOver: boolean
}

/** A line of a hand-over's papers. */
export interface Line {
  readonly batch: Batch
  readonly offeredGrams: number
  /** State of the sender's batch before it left, and what of its mass was trusted then. */
  standing: string
  trusted?: Trusted | undefined
  sentGrams: number | null
  acceptedGrams: number | null
  refusedGrams: number | null
  receiverCode: string | null
}

/** A correction of a hand-over that one side proposed. */
export interface Adjustment {
  readonly id: string
  readonly by: 'sender' | 'receiver'
  readonly changes: readonly {
    readonly line: number
    readonly reason: string
    readonly sent: readonly [before: number, after: number]
    readonly accepted: readonly [before: number, after: number]
  }[]
  state: 'proposed' | 'consented' | 'declined' | 'withdrawn'
}

export interface HandOver {
  readonly id: string
  readonly sender: string
  readonly receiver: string
  readonly from: string
  to: string | null
  readonly stream: string
  readonly packing: unknown
  /** Short name of whoever carries or stores the goods, where it works with this Loomcell. */
  custodian: string | null
  readonly parties: Set<string>
  readonly lines: readonly Line[]
  state: string
  steps: number
  readonly adjustments: Adjustment[]
  uncertain: boolean
}

export interface Credit {
  readonly id: string
  readonly organisation: string
  readonly event: string
  readonly recycledGrams: number
  readonly totalGrams: number
  readonly claimableGrams: number
  leftGrams: number
  uncertain: boolean
}

/** Everything that has to be true of the installation. Pure: no clock, no network, no database. */
export interface Model {
  readonly facilities: ReadonlyMap<string, readonly string[]>
  readonly batches: Map<string, Batch>
  readonly events: Map<string, Recorded>
  readonly handOvers: Map<string, HandOver>
  readonly credits: Map<string, Credit>
  /** The credit of each event that has one. */
  readonly creditOf: Map<string, Credit>
  /** Claims by id. */
  readonly claims: Map<string, string>
  /** What came into being since somebody last looked here. */
  readonly born: { batches: Batch[]; handOvers: HandOver[]; credits: Credit[] }
  /** What was asked under which id, of whatever kind, by organisation and place: the same again is a repetition. */
  readonly asked: Map<string, string>
}

/** A world in which nothing happened yet. */
export function emptyModel(facilities: ReadonlyMap<string, readonly string[]>): Model {
  return {
    facilities,
    batches: new Map(),
    events: new Map(),
    handOvers: new Map(),
    credits: new Map(),
    creditOf: new Map(),
    claims: new Map(),
    born: { batches: [], handOvers: [], credits: [] },
    asked: new Map(),
  }
}

/** Puts an event on a batch. */
export function stack(batch: Batch, event: string, after: After): void {
  const { grams, state, trusted = batch.trusted } = after
  put(batch, { grams, state, trusted })
  batch.seq += 1
  batch.pile.push({ event, grams, state, trusted })
}

/** Lets a batch be so. */
export function put(batch: Batch, { grams, state, trusted }: After): void {
  batch.grams = grams
  batch.state = state
  batch.trusted = trusted
}

/** Adds a batch that an event makes. */
export function addBatch(
  model: Model,
  made: Pick<Batch, 'organisation' | 'code' | 'stream' | 'kind' | 'traits'>,
  { event, ...after }: After & { event: string },
): Batch {
  const batch: Batch = { ...made, ...after, seq: 0, pile: [], uncertain: false }
  stack(batch, event, after)
  model.batches.set(nameOf(made.organisation, made.code), batch)
  model.born.batches.push(batch)
  return batch
}

/** How something of an organisation is found again. */
export function nameOf(organisation: string, code: string): string {
  return `${organisation} ${code}`
}
