import type { CustodyModel } from '../../../domain/claim/custody-model.ts'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { LookCounts } from '../../../domain/look-counts.ts'
import type { Words } from '../../../domain/words.ts'

/** What anyone may see of a batch: one shape for the page and for machines, which the API's schema satisfies. Times are UTC, ISO 8601. */
export interface RecordView {
  readonly id: string
  readonly path: string
  /** The holder's own word for it. */
  readonly code: string
  readonly organisation: string
  /** What it is called in the languages of readers. */
  readonly organisationNames?: LocalNames | undefined
  /** How strangers reach it; null where it does not say. */
  readonly contact: string | null
  /** IANA name of the holder's time zone, whose days are those of what names no place. */
  readonly timeZone: string
  /** Demonstration data: nothing of it happened. */
  readonly constructed: boolean
  readonly stream: Named
  readonly kind: Named
  readonly material: Named
  readonly recalls: readonly Recall[]
  /** Since when the last passport that it had has ended, and why; null where it had none, or that one stands. */
  readonly passportEnd: (Named & { readonly time: string }) | null
  /** Since when the newest version of a passport is suspended or revoked, and why; null where it holds, has ended, or there is none. */
  readonly passportHeld:
    | (Named & { readonly state: 'suspended' | 'revoked'; readonly time: string })
    | null
  readonly standing: 'here' | 'left' | 'gone' | 'taken_back'
  readonly custody: Custody
  /** Through whose hands it went, first to last; empty where it never changed hands. */
  readonly hands: readonly Hand[]
  /** Whether hands further away may be left out. */
  readonly handsLeftOut: boolean
  /** What was found out and is not for everybody, such as a grade: the holder may be asked. */
  readonly sealed: readonly Named[]
  readonly latest: Stage
  /** Null when never weighed. */
  readonly massGrams: number | null
  readonly massBasis: 'now' | 'when_left' | 'when_made'
  /** Over all times it was sent out, less what came back. */
  readonly sentOutGrams: number
  readonly content: readonly (Named & {
    readonly milligrams: number
    readonly percent: string | null
  })[]
  readonly facts: readonly Fact[]
  readonly recycled: Recycled | null
  readonly rates: readonly Rate[]
  readonly adopted: Adopted | null
  readonly stages: readonly Stage[]
  readonly stagesLeftOut: number
  /** Null when it came in from outside. */
  readonly origins: Origins | null
  readonly outcomes: readonly Outcome[]
  /** How often this record was opened, as far as that is told. */
  readonly looks: LookCounts
  readonly chain: { readonly events: number; readonly headDigest: string }
  /** Where anyone finds what this record stands on, to check it without trusting us. */
  readonly proof: { readonly evidence: string; readonly pack: string }
}

/** Where a thing is, as anyone may know it. */
export const custodies = [
  'held',
  'in_use',
  'on_the_way',
  'handed_over',
  'in_return',
  'sent_out',
  'recycled',
  'ended',
  'reversed',
] as const
export type Custody = (typeof custodies)[number]

/** One organisation in the chain of hands; without a name it stands for one or more that do not give theirs. */
export interface Hand {
  readonly place: 'before' | 'here' | 'after'
  readonly organisation: string | null
  readonly organisationNames?: LocalNames | undefined
  /** Its own record of the thing; null for this one, and where it is not named. */
  readonly path: string | null
}

/** A word of the data with what people call it. */
export interface Named {
  readonly name: string
  readonly label: Words
}

/** Another batch as far as a stranger may see it: without code and address when another organisation holds it. */
export interface Neighbour {
  readonly withheld: boolean
  readonly kind: Named
  readonly material: Named
  readonly id: string | null
  readonly code: string | null
  readonly path: string | null
}

/** An open recall that affects the batch; the name is its severity. */
export interface Recall extends Named {
  readonly notice: Named
  readonly openedTime: string
  readonly objected: boolean
  readonly removed: boolean
}

/** One thing that happened, where and when; the place is null when it belongs to another organisation. */
export interface Stage extends Named {
  readonly seq: number
  readonly eventTime: string
  readonly recordTime: string
  readonly facility: string | null
  readonly facilityNames?: LocalNames | undefined
  /** IANA name: of the place, and of the holder where the place is withheld. */
  readonly timeZone: string
  /** A later event reversed this one. */
  readonly takenBack: boolean
  readonly correctedTime: string | null
  readonly digest: string
}

export interface Fact extends Named {
  readonly value?: unknown
  /** The value as a person reads it. */
  readonly shown: Words
  /** What the thing is called, or a figure that a buyer asks for first. */
  readonly onPass?: 'name' | 'figure' | undefined
}

export interface Recycled {
  readonly preConsumerPercent: string
  readonly postConsumerPercent: string
  readonly virginPercent: string
  readonly model: CustodyModel
  /** What may be said of it, and what must be said with it. */
  readonly statement: Words
  readonly limits: Words
}

/** A measured rate against a dated minimum. */
export interface Rate {
  readonly measure: Words
  readonly percent: string | null
  readonly minimumPercent: string
  readonly due: string
  readonly binding: boolean
  readonly status: string
}

/** Records made elsewhere that the batch was taken over with. */
export interface Adopted {
  readonly proven: Named
  readonly origin: string | null
  readonly missing: readonly Named[]
}

/** What it was made from; grams are those of this batch that came out of each, by its share of the input. */
export interface Origins {
  readonly parents: readonly {
    readonly batch: Neighbour
    readonly grams: number
    readonly percent: string
  }[]
  readonly parentsLeftOut: {
    readonly count: number
    readonly grams: number
    readonly percent: string
  } | null
  /** Mass that joined without a record of its own. */
  readonly additions: readonly (Named & { readonly grams: number; readonly percent: string })[]
  readonly further: {
    readonly batches: number
    /** There are more than were counted. */
    readonly atLeast: boolean
    /** Where the chain of records begins. */
    readonly origins: readonly Neighbour[]
  }
}

/** What was made of it in one step. */
export interface Outcome {
  readonly stage: Named
  readonly eventTime: string
  /** As of a stage. */
  readonly timeZone: string
  readonly drawnGrams: number | null
  readonly outputs: readonly { readonly batch: Neighbour; readonly massGrams: number | null }[]
  readonly outputsLeftOut: number
  readonly losses: readonly (Named & { readonly grams: number })[]
}
