import type { Trust } from '../log/open-checkpoint.ts'

/**
 * Everything that the record of a batch stands on, as files. All of it comes from whoever is checked; nothing is believed before
 * `verifyRecord` has said so, and what is absent is not checked.
 */
export interface Evidence {
  /** The passport: a `vc+jwt`. Not every batch has one; without it nobody has signed what the record says. */
  readonly passport?: string
  /** In its place, where it has ended, what is told of that: `endingText`. */
  readonly ended?: string
  /** Document of the identifier of its issuer: JSON, as it came from its address. */
  readonly issuerDocument?: string
  /** The status list that the passport names: a `vc+jwt`. */
  readonly statusList?: string
  /** The history that the passport commits to, or without one what the platform says: `historyOf`. */
  readonly history?: string
  /** Envelopes of the events, in the order of the history, then those that came after it. */
  readonly events?: readonly string[]
  /** Receipts (`tlog-proof@v1`, the entry in `extra`) of any of the above, in any order. */
  readonly receipts?: readonly string[]
  /** Where the key of its issuer has ended since: receipt of the passport under a checkpoint from before that. */
  readonly seen?: string
  /** That the log grew from that checkpoint into the one of the receipts: `add-checkpoint` of C2SP tlog-witness. */
  readonly grown?: string
}

/** Whom and what the one who checks believes; none of it comes from the one who is checked. */
export interface Believed {
  /** Instant of the check: UTC with milliseconds. */
  readonly now: string
  /** Whom of logs and witnesses; without a log, nothing that stands in one is checked. */
  readonly trust?: Trust
  /** `validFrom` of the newest status list that was ever seen. */
  readonly newestStatusSeen?: string
}
