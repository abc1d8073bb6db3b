import type { NamedOrganisation } from '../local-names.ts'
import type { CustodyDeadline } from './lateness.ts'
import type { LineMovement } from './registers.ts'

/** A side of a movement. */
export interface RegisterParty extends NamedOrganisation {
  /** Code of the facility; null while it is not known where goods arrive. */
  readonly facility: string | null
  /** Of the facility, as it stands now; null where none was given, or while it is not known where goods arrive. */
  readonly address: string | null
  /** Numbers of the licences that the facility held on the day. */
  readonly licences: readonly string[]
}

/** Whoever carried or stored on the way, as the sender or the one before named and signed it. */
export interface RegisterCarrier {
  readonly name: string
  readonly licence: string | null
  readonly vehicle: string | null
  readonly slug: string | null
}

/** One line of a register: one batch in one movement. What the reader may not know, and what is not there, is null. */
export interface RegisterLine {
  readonly movement: LineMovement
  /** Day by the register's time zone; held goods have that on which they came to be there. */
  readonly day: string
  /** UTC, ISO 8601. */
  readonly eventTime: string
  readonly recordTime: string | null
  /** Whose register it stands in; of carried goods whoever sent them. */
  readonly organisation: NamedOrganisation
  readonly facility: string | null
  readonly batch: string
  readonly stream: string
  readonly kind: string
  /** What it is made of; of a battery its chemistry. */
  readonly material: string
  readonly stage: string | null
  /** Code of a list of waste, as it was declared. */
  readonly code: string | null
  /** Name of a danger in the stream's words for those who carry. */
  readonly danger: string | null
  /** Whole grams that came in, went out, were worked, lay there or were carried; negative where that was taken back. Null for what nobody weighed. */
  readonly grams: number | null
  readonly offeredGrams: number | null
  readonly sentGrams: number | null
  readonly acceptedGrams: number | null
  readonly refusedGrams: number | null
  /** Sent, and neither accepted nor refused. */
  readonly differenceGrams: number | null
  readonly refusalReason: string | null
  readonly sender: RegisterParty | null
  readonly carriers: readonly RegisterCarrier[]
  readonly receiver: RegisterParty | null
  /** Where goods came from that no organisation here sent, as the event says it. */
  readonly origin: string | null
  /** Where goods went that no organisation here received. */
  readonly destination: string | null
  /** Code of the recovery or disposal that goods leave for, where what was recorded says it. */
  readonly operation: string | null
  /** Number of the trip ticket, delivery note or dispatch document. */
  readonly ticket: string | null
  /** Number of the export permit. */
  readonly permit: string | null
  /** What it became: batches that were made of it, or the receiver's own. */
  readonly wentOn: readonly { readonly code: string; readonly grams: number | null }[]
  /** How many they are; `wentOn` names the first twenty. */
  readonly wentOnCount: number
  readonly handOver: string | null
  readonly handOverState: string | null
  /** Deadlines that were missed. */
  readonly late: readonly CustodyDeadline[]
  /** Whether both sides corrected it since. */
  readonly isCorrected: boolean
  /** Whether it takes an earlier line back. */
  readonly isReversal: boolean
  readonly event: string | null
  /** SHA-256 of the event's envelope, base64url; by it the public log names the event. */
  readonly digest: string | null
}
