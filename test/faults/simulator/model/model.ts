import type { Credit, Permit, Recall, Waiting } from './beside-batches.ts'
import type { Carried } from './carried.ts'
import type { Content } from './content.ts'
import type { Stated } from './times.ts'
import type { Trusted } from './weighing.ts'

/** What a batch is after an event. */
export interface After {
  readonly grams: number
  readonly state: string
  /** What its next weighing is held against; its own mass when undefined. */
  readonly trusted?: Trusted | undefined
  /** What is inside; as before when undefined. */
  readonly content?: Content | undefined
  /** When its sender said that it happened, where others have to follow it. */
  readonly stated?: Stated
}

/** A batch of one organisation, as it has to stand. */
export interface Batch {
  readonly organisation: string
  readonly code: string
  readonly stream: string
  readonly kind: string
  /** Facts that decide later on: a grade, a class of recycled material. */
  readonly traits: Readonly<Record<string, string>>
  /** What may have been in it at first, which bounds what may ever be said of it. */
  readonly carried: Carried
  grams: number
  state: string
  /** Events on it, those taken back included: the length of its chain. */
  seq: number
  /** What stands on it, oldest first, each with what was there after it. */
  readonly pile: (After & { readonly event: string })[]
  trusted?: Trusted | undefined
  content: Content
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
  /** When its sender said that it happened. */
  readonly stated?: Stated
}

/** A line of a hand-over's papers. */
export interface Line {
  readonly batch: Batch
  readonly offeredGrams: number
  /** State of the sender's batch before it left, and what of its mass was trusted then. */
  leftState: string
  trusted?: Trusted | undefined
  /** What was inside of what left. */
  content: Content
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
    /** What goes along with a quantity. */
    readonly content: Content
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
  /** Number of the export permit that the papers name. */
  readonly permit: string | null
  /** Short name of whoever carries or stores the goods, where it works with this Loomcell. */
  custodian: string | null
  readonly parties: Set<string>
  readonly lines: readonly Line[]
  state: string
  /** When each step so far is said to have happened. */
  readonly steps: Stated[]
  readonly adjustments: Adjustment[]
  uncertain: boolean
}

/** Everything that has to be true of the installation. Pure: no clock, no network, no database. */
export interface Model {
  /** When the run began, by a clock that nobody sets. */
  readonly openedTime: number
  readonly facilities: ReadonlyMap<string, readonly string[]>
  readonly batches: Map<string, Batch>
  readonly events: Map<string, Recorded>
  readonly handOvers: Map<string, HandOver>
  readonly credits: Map<string, Credit>
  /** The credit of each event that has one. */
  readonly creditOf: Map<string, Credit>
  /** Claims by id. */
  readonly claims: Map<string, string>
  /** Permits by organisation and number. */
  readonly permits: Map<string, Permit>
  readonly recalls: Map<string, Recall>
  /** What waits or waited for further persons, by organisation and id of the scan. */
  readonly waiting: Map<string, Waiting>
  /** What was made of each batch or taken over from it. */
  readonly children: Map<Batch, readonly Batch[]>
  /** What each batch was made of or taken over from. */
  readonly parents: Map<Batch, readonly Batch[]>
  /** Batches that are being recalled in this round, with all that came out of each before. */
  readonly opening: Map<Batch, ReadonlySet<Batch>>
  /** What came into being since somebody last looked here. */
  readonly born: { batches: Batch[]; handOvers: HandOver[]; credits: Credit[] }
  /** What was asked under which id, of whatever kind, by organisation and place: the same again is a repetition. */
  readonly asked: Map<string, string>
}

/** A world in which nothing happened yet. */
export function emptyModel(
  facilities: ReadonlyMap<string, readonly string[]>,
  openedTime: number,
): Model {
  return {
    openedTime,
    facilities,
    batches: new Map(),
    events: new Map(),
    handOvers: new Map(),
    credits: new Map(),
    creditOf: new Map(),
    claims: new Map(),
    permits: new Map(),
    recalls: new Map(),
    waiting: new Map(),
    children: new Map(),
    parents: new Map(),
    opening: new Map(),
    born: { batches: [], handOvers: [], credits: [] },
    asked: new Map(),
  }
}

/** How something of an organisation is found again. */
export function nameOf(organisation: string, code: string): string {
  return `${organisation} ${code}`
}
