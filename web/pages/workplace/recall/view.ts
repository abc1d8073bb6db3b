import type { LocalNames, NamedOrganisation } from '../../../../domain/local-names.ts'
import type { RecallNotice, RecallSeverity } from '../../../../workflows/recall.ts'

/** A recall as an organisation sees it that opened it or holds something of it: one shape for the pages and for machines. Times are UTC, ISO 8601. */
export interface RecallView {
  readonly id: string
  readonly reason: string
  readonly notice: RecallNotice
  readonly severity: RecallSeverity
  /** Null when it never handed anything over to the reader, nor the reader to it. */
  readonly openedBy: NamedOrganisation | null
  readonly isOwn: boolean
  readonly batches: number
  readonly grams: number
  readonly createdTime: string
  readonly endedTime: string | null
  readonly endNote: string | null
  readonly objections: readonly {
    readonly holder: NamedOrganisation | null
    readonly authority: string | null
    readonly authorityNames?: LocalNames | undefined
    readonly note: string
    readonly createdTime: string
  }[]
}

/** A batch that a recall affects, as far as the reader may know it. */
export interface AffectedView {
  readonly holder: NamedOrganisation
  readonly isOwn: boolean
  readonly id: string | null
  readonly code: string | null
  /** The reader's hand-over by which it is known. */
  readonly handOver: string | null
  readonly stream: string
  readonly kind: string
  readonly material: string
  readonly grams: number | null
  readonly state: string | null
  readonly facility: string | null
  readonly sales: readonly {
    readonly buyer: string | null
    readonly grams: number
    readonly soldTime: string
  }[]
}
