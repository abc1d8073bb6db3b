import type { BatchState, Event } from '../domain/event.ts'
import type { Facts, Field } from '../domain/field.ts'
import type { Fault } from '../domain/refusal.ts'
import type { Source } from '../domain/source.ts'
import type { Words } from '../domain/words.ts'

/** A batch as far as the rules of carriage look at it. */
export interface Goods extends Pick<BatchState, 'code' | 'kind' | 'state' | 'context'> {
  /** ISO 3166 code of where it stands, which may be another facility than the one that it is said to leave from. */
  readonly standsIn?: string | undefined
}

/** What carriers and receivers are told of goods before they touch them. */
export interface Danger {
  /** One of the terms' `dangers`. */
  readonly name: string
  /** Whether it is held in quarantine, also while it is on its way. */
  readonly held: boolean
  /** Set apart in an emergency, and nobody has said yet where it stands and why. */
  readonly lacksDetails?: true
  /** Earliest release, where the hold has one. */
  readonly until?: string
}

/** Goods that are to leave together, with their papers. */
export interface Consignment {
  readonly goods: readonly Goods[]
  readonly papers: Facts
  /** ISO 3166 code of the facility that they leave from, such as HK. */
  readonly jurisdiction: string
  /** Of where they go to; undefined where nobody looked. */
  readonly destination?: string | undefined
}

/** Why an event of an earlier version would be refused today, with the batch before it and the events that led there. */
export type FaultsInPast = (
  event: Event,
  before: BatchState,
  earlier: readonly Event[],
) => readonly Fault[]

/** Names of papers and facts that fill the columns of registers, each list in the order in which they are looked for. */
export interface RegisterFacts {
  /** Numbers of trip tickets, delivery notes and dispatch documents. */
  readonly ticket?: readonly string[]
  /** Numbers of export permits. */
  readonly permit?: readonly string[]
  /** Where goods came from that no organisation here sent. */
  readonly origin?: readonly string[]
  /**
   * From what kind of source goods first came in, as a choice of the event that took them in. Reports put rows together by it for whoever
   * reads them, so that none of these facts may be the holder's alone.
   */
  readonly originKind?: readonly string[]
  /** Where goods went that no organisation here received. */
  readonly destination?: readonly string[]
  /** Code of a list of waste. */
  readonly code?: readonly string[]
  /** Codes of Annexes I and II of Directive 2008/98/EC by the choices of a fact that say as much, and where their meaning is from. */
  readonly operation?: {
    readonly fact: string
    readonly codes: Readonly<Record<string, string>>
    readonly source: Source
  }
}

/** What passing a stream's material to another organisation asks for; figures a deployment may change carry their source. */
export interface CustodyTerms {
  /** Facts of the papers that travel with the goods. */
  readonly papers: readonly Field[]
  readonly registers?: RegisterFacts
  /** The paper that names an export permit, from which the goods are drawn when they leave. */
  readonly permitField?: string
  /** Hours from dispatch within which the goods arrive. */
  readonly deliveryHours?: { readonly value: number; readonly source: Source }
  /** Months for which each side keeps its section after the end. */
  readonly retentionMonths: { readonly value: number; readonly source: Source }
  /** What goods can be that everybody who holds them is told, as people read it. */
  readonly dangers?: Readonly<Record<string, Words>>
  /** The danger of goods as they stand; undefined when there is nothing to tell. */
  readonly dangerOf?: (goods: Goods) => Danger | undefined
  /** Whether goods are waste as they stand. */
  readonly isWaste?: (goods: Goods) => boolean
  /** How grave goods are, 0 for nothing found: an event that made it graver is not taken back. */
  readonly gravityOf?: (goods: Goods) => number
  /**
   * Whether goods under recall are what its remedy leads to, such as waste: they may leave. `isItself` when the recall names
   * this very batch, and not one that it came out of.
   */
  readonly isRemedied?: (goods: Goods, isItself: boolean) => boolean
  /**
   * Whether something is still to be recorded of goods when all that was left of them has gone to another organisation: they
   * stay where they stood.
   */
  readonly isUnfinished?: (goods: Goods) => boolean
  /** Why goods may not leave on these papers as both stand now. Asked when they are offered and again when they leave. */
  readonly faultsInPapers?: (consignment: Consignment) => readonly Fault[]
  /** For `loomcell check`: what stands in history although it would be refused today, by stage and on papers. */
  readonly past?: Readonly<Record<string, FaultsInPast>>
  readonly faultsInPastPapers?: (consignment: Consignment) => readonly Fault[]
}
