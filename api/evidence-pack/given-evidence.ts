import type { Evidence } from '../../domain/proof/record/evidence.ts'

/** What a record stands on, and whom we say one should believe about the log. */
export interface GivenEvidence {
  readonly evidence: Evidence
  /** A C2SP tlog-policy. Whoever takes it from here believes our word for the keys. */
  readonly policy: string
}
