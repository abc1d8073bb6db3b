import type { NoteKey } from '../../domain/proof/log/note-key.ts'
import type { Quorum } from '../../domain/proof/log/quorum.ts'

/** Who looks at the log from outside and signs that it only grew; asked by the process that keeps the log. */
export interface Witnesses {
  /** Asks each which checkpoint of this log it has cosigned last. Whoever does not answer is left out: nothing is thrown. */
  newest(origin: string): Promise<Seen>
  /** Asks all of them, within a second. What they do not sign, for whatever reason, is left unsigned: nothing is thrown. */
  cosign(asked: AskedCheckpoint): Promise<Cosigned>
}

/** What witnesses have seen of a log. */
export interface Seen {
  /** Whoever answered, also that they hold nothing of this log, or that they do not tell. */
  readonly answered: readonly NoteKey[]
  readonly checkpoints: readonly SeenCheckpoint[]
  /** Who of them has to sign before anything is published. */
  readonly quorum: Quorum
}

/** What a witness says that it holds: anything. */
export interface SeenCheckpoint {
  readonly witness: NoteKey
  /** A signed note. */
  readonly note: string
}

/** A checkpoint that is to be witnessed. */
export interface AskedCheckpoint {
  readonly origin: string
  /** Signed by the log. */
  readonly note: string
  readonly size: number
  /** The proof that the log only grew from what a witness has seen last; rejects for a size beyond this one. */
  readonly proofFrom: (size: number) => Promise<readonly Uint8Array[]>
}

/** What came of asking. */
export interface Cosigned {
  /** The note with the cosignatures that hold. */
  readonly note: string
  /** Whether the policy is met, so that it may be published. */
  readonly isEnough: boolean
  /** Whether every witness has signed; else they are asked again. */
  readonly isComplete: boolean
}

/** Nobody, where no witness is named. */
export const noWitnesses: Witnesses = {
  newest: async () => ({ answered: [], checkpoints: [], quorum: { least: 0, members: [] } }),
  cosign: async ({ note }) => ({ note, isEnough: true, isComplete: true }),
}
