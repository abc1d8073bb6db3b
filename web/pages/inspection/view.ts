import type { Named } from '../../../domain/local-names.ts'
import type { Words } from '../../../domain/words.ts'
import type { GoodsView } from '../workplace/hand-over/goods-section.ts'
import type { SignedView } from '../workplace/hand-over/ticket-page.ts'
import type { Dated } from '../workplace/organisation/dated.ts'

/** Who shows something to an inspector, and how long it opens. Times are UTC, ISO 8601. */
export interface ShownBy {
  readonly organisation: Named
  readonly readTime: string
  readonly until: string
  readonly timeZone: string
}

/** A batch that lies at a facility. */
export interface HeldBatch {
  readonly code: string
  readonly kind: Words
  readonly state: Words
  /** Whole grams; null for one that nobody has weighed. */
  readonly grams: number | null
  /** Day by the facility's clock since which it is there. */
  readonly since: string
  readonly danger: Words | undefined
}

/** How many batches, what the weighed ones weigh, and how many nobody has weighed. */
export interface HeldSum {
  readonly lines: number
  readonly grams: number
  readonly unweighed: number
}

/** A facility as an inspector reads it. */
export interface InspectedFacility extends ShownBy, Named {
  readonly of: 'facility'
  readonly code: string
  readonly address: string | null
  readonly jurisdiction: string
  readonly licences: readonly Dated[]
  readonly held: HeldSum
  /** The first of them. */
  readonly batches: readonly HeldBatch[]
  readonly apart: HeldSum
  /** The first of what is in quarantine. */
  readonly quarantined: readonly HeldBatch[]
  /** How many batches were looked through for what is in quarantine, where there are more. */
  readonly lookedThrough?: number | undefined
  readonly movements: readonly {
    readonly time: string
    readonly code: string
    readonly kind: Words
    readonly movement: Words
    readonly stage: Words
    readonly grams: number
  }[]
  readonly movementDays: number
}

/** A load as an inspector reads it. */
export interface InspectedLoad extends ShownBy, GoodsView, Omit<SignedView, keyof GoodsView> {
  readonly of: 'load'
  readonly papers: readonly { readonly label: Words; readonly value: Words }[]
  /** Licences that the facilities at both ends hold today. */
  readonly licences: readonly {
    readonly party: Named
    readonly facility: string
    readonly numbers: readonly string[]
  }[]
}

export type Inspected = InspectedFacility | Omit<InspectedLoad, 'language'>
