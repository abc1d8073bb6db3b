import type { Scan } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import type { LocalNames, Named } from '../domain/local-names.ts'
import type { Source } from '../domain/source.ts'
import type { Words } from '../domain/words.ts'
import type { RefusalReason } from './hand-over.ts'
import type { Place } from './known.ts'
import type { RecallNotice, RecallSeverity } from './recall.ts'

/** A scan as an example, without an id and a time of its own: it gets both when it is run. */
export interface Example {
  readonly stage: string
  /** Minutes after the first example of the walk. */
  readonly afterMinutes: number
  readonly batches?: Scan['batches']
  readonly outputs?: readonly (Omit<Scan['outputs'][number], 'facts'> & {
    readonly facts?: Facts
  })[]
  readonly losses?: Scan['losses']
  readonly additions?: Scan['additions']
  readonly facts?: Facts
}

/** Where everything of the demonstration stands. */
export const hongKong: Place = { timeZone: 'Asia/Hong_Kong', jurisdiction: 'HK' }

/** What the city's organisations say of a model of theirs. */
export interface DemonstrationModel {
  readonly model: string
  readonly facts: Facts
  /** Where its figures come from. */
  readonly source: Source
}

/** Somebody with an account of their own, for whoever tries things out. */
export interface DemonstrationPerson {
  /** What their address begins with, and what they are called. */
  readonly account: string
  readonly role: 'operator' | 'supervisor' | 'administrator'
  readonly organisation: string
}

/** A batch of the city that the front page leads to. */
export interface DemonstrationExample {
  readonly batch: string
  /** Where it stands among the examples of all streams. */
  readonly place: number
  readonly shows: Words
}

/** Constructed life in a small city. */
export interface Demonstration {
  readonly organisations: readonly {
    readonly slug: string
    readonly name: string
    readonly names?: LocalNames
    /** Whether other people's records may not name it; absent where they may. */
    readonly withholdsName?: boolean
    /** How strangers reach it; absent where it does not say. */
    readonly contact?: string
    readonly facilities: readonly (Place & Named & { readonly code: string })[]
  }[]
  readonly people: readonly DemonstrationPerson[]
  /** Batches whose records are worth a look. */
  readonly examples: readonly DemonstrationExample[]
  /** Models of which every organisation of the city says the same. */
  readonly models?: readonly DemonstrationModel[]
  /**
   * Scans of the given number of days, for each batch in the order in which they happened. `random` gives numbers from 0
   * to 1, so that one seed always builds the same city.
   */
  readonly scans: (random: () => number, days: number) => Iterable<DemonstrationScan>
  /** What happens between its organisations, once all of those scans are in; in this order. */
  readonly chapters?: (days: number) => Iterable<DemonstrationChapter>
}

/** A part of the story in which what one organisation does follows on what another did. */
export type DemonstrationChapter =
  | { readonly tells: 'scans'; readonly scans: readonly DemonstrationScan[] }
  | ({ readonly tells: 'hand_over' } & DemonstrationHandOver)
  | ({ readonly tells: 'recall' } & DemonstrationRecall)
  | ({ readonly tells: 'certificate' } & DemonstrationCertificate)
  | ({ readonly tells: 'licence' } & DemonstrationLicence)
  | ({ readonly tells: 'permit' } & DemonstrationPermit)
  | ({ readonly tells: 'correction' } & DemonstrationCorrection)

/** Goods that pass from one organisation of the city to another, as far as they have come. */
export interface DemonstrationHandOver {
  /** Names it among the hand-overs of its stream. */
  readonly name: string
  readonly sender: string
  /** Code of the sender's facility. */
  readonly from: string
  readonly receiver: string
  readonly papers: Facts
  /** Codes of whole batches. */
  readonly batches: readonly string[]
  readonly steps: readonly DemonstrationHandOverStep[]
}

/** A step by whoever's it is; a decision accepts all but what it refuses, by code. */
export type DemonstrationHandOverStep = { readonly afterMinutes: number } & (
  | { readonly step: 'dispatch'; readonly carrier: { readonly name: string } }
  | { readonly step: 'store'; readonly store: { readonly name: string } }
  | { readonly step: 'receive'; readonly facility: string }
  | {
      readonly step: 'decide'
      readonly refused?: Readonly<
        Record<string, { readonly reason: RefusalReason; readonly note: string }>
      >
    }
  | { readonly step: 'return' }
  | { readonly step: 'cancel'; readonly reason: string }
)

/** Goods that are certified as recycled, with the credit and the claim that the certificate rests on. */
export interface DemonstrationCertificate {
  readonly organisation: string
  /** Code of what the process made that earns the credit, and of what went into it as recycled. */
  readonly made: string
  readonly recycled: readonly string[]
  readonly material: string
  readonly standard: string
  readonly version: string
  readonly scope: { readonly body: string; readonly number: string }
  readonly number: string
  readonly seller: string
  readonly buyer: string
  readonly product: string
  readonly netGrams: number
  /** Recycled share of the goods, of used material. */
  readonly shareBasisPoints: number
}

/** A licence of a facility, as people remember to look up when it ends. */
export interface DemonstrationLicence {
  readonly organisation: string
  readonly facility: string
  readonly kind: string
  readonly number: string
  readonly endsInDays: number
}

/** An export permit, from which hand-overs are drawn whose papers name its number. */
export interface DemonstrationPermit {
  readonly organisation: string
  readonly number: string
  readonly issuer: string
  /** Country, ISO 3166. */
  readonly destination: string
  readonly consents: readonly string[]
  readonly totalGrams: number
}

/** Other grams for lines of a hand-over that both sides signed for; waits for the other side unless that consented. */
export interface DemonstrationCorrection {
  /** Name of the hand-over in its stream. */
  readonly handOver: string
  readonly proposedBy: string
  readonly note: string
  readonly lines: readonly {
    /** From 1. */
    readonly line: number
    readonly reason: 'mass_wrong' | 'quantity_wrong'
    readonly sentGrams: number
    readonly acceptedGrams: number
  }[]
  readonly consentedBy?: string
}

/** A batch that its organisation calls back, with all that came out of it. */
export interface DemonstrationRecall {
  readonly organisation: string
  readonly batch: string
  readonly reason: string
  readonly notice: RecallNotice
  readonly severity: RecallSeverity
}

/** A scan of the city: an example with its place. `takenBack` names it as a mistake that is reversed at once. */
export interface DemonstrationScan extends Example {
  readonly organisation: string
  readonly facility: string
  readonly takenBack?: string
}
