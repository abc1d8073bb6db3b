import type { Words } from '../../../domain/words.ts'
import type { ShownFile } from '../file-html.ts'

/** What somebody is shown of confidential facts, as a page says it. Times are UTC, ISO 8601. */
export interface ShownGrantView {
  /** Who shows it. */
  readonly organisation: string
  /** IANA name of the zone whose clock the times are of. */
  readonly timeZone: string
  readonly reason: string
  readonly until: string
  readonly batches: readonly {
    readonly code: string
    readonly kind: Words
    /** Address of its public record. */
    readonly record: string
    /** Events of which something is shown. */
    readonly events: readonly ShownEventView[]
    /** Events of which nothing is shown. */
    readonly others: number
  }[]
}

/** A sealed event with what was opened of it and how that was checked. */
export interface ShownEventView {
  readonly label: Words
  readonly eventTime: string
  readonly seq: number
  /** SHA-256 of the sealed event, base64url. */
  readonly digest: string
  /** Its text to the byte, and what opens of it what is shown. */
  readonly envelope: string
  readonly disclosures: readonly unknown[]
  /** Whether its text is that of the digest, and all that was shown can be read. */
  readonly isIntact: boolean
  /** Digests that stay closed. */
  readonly closed: number
  readonly facts: readonly {
    /** JSON pointer into the event. */
    readonly pointer: string
    readonly label: Words
    readonly value: Words
    /** Photos or the document that it names. */
    readonly files?: readonly ShownFile[]
    /** Whether the event sealed this very value. */
    readonly isSealed: boolean
  }[]
}
