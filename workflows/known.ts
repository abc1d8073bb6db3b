import type { BatchTimes } from '../domain/batch-times.ts'
import type { BatchState } from '../domain/event.ts'
import type { KnownFile } from '../domain/file-name.ts'
import type { Outside } from '../domain/grams-outside.ts'
import type { CertificateOut } from './certificate-out.ts'
import type { Mark } from './marks.ts'
import type { OpenRecall } from './recall.ts'

/** Where a facility is. */
export interface Place {
  /** IANA name; null where nobody said. */
  readonly timeZone: string | null
  /** ISO 3166 code of the facility's own, else of its organisation. */
  readonly jurisdiction: string
}

/** What is known when a scan is decided. */
export interface Known {
  readonly organisation: string
  readonly recordTime: string
  /** What the organisation has said of the facility of this code; undefined where nobody looked. */
  readonly place?: ((code: string) => Place | undefined) | undefined
  /** When a batch began, and when the last thing happened to it that others follow, by its id; undefined where nobody looked. */
  readonly times?: ((batch: string) => BatchTimes | undefined) | undefined
  /** Whether the organisation has a facility of this code. */
  readonly hasFacility: (code: string) => boolean
  /** Whether that facility was closed and takes nothing any more; undefined where nobody looked. */
  readonly isClosed?: ((code: string) => boolean) | undefined
  /** The batch of this code as it stands now, if the organisation holds one. */
  readonly batch: (code: string) => BatchState | undefined
  /** For a stage that also closes the parents: all of them. */
  readonly parents: (batch: string) => readonly BatchState[]
  readonly newBatchId: () => string
  /** Recalls that are open on a batch, by its id; undefined where nobody looked, as for what leaves by no stage. */
  readonly recalls?: ((batch: string) => readonly OpenRecall[]) | undefined
  /** Of a batch that is taken back: what left and is not back yet; undefined where nobody looked. */
  readonly outside?: ((batch: string) => Outside | undefined) | undefined
  /** Batches of the organisation that bear a mark; undefined where nobody looked. */
  readonly alike?: ((mark: Mark) => readonly BatchState[]) | undefined
  /** Whether somebody else has issued a passport that bears a mark; undefined where nobody looked. */
  readonly isIssuedElsewhere?: ((mark: Mark) => boolean) | undefined
  /** Transaction certificates of a number that the organisation recorded as going out; undefined where nobody looked. */
  readonly certificates?: ((number: string) => readonly CertificateOut[]) | undefined
  /** What a file of this digest is that the organisation keeps; undefined where it keeps none. Nobody looked where this is missing. */
  readonly file?: ((digest: string) => KnownFile | undefined) | undefined
}
