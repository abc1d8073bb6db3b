/** Who looks at the log from outside and signs that it only grew; asked by the process that keeps the log. */
export interface Witnesses {
  /** The newest checkpoint of this log that each witness holds, as a signed note; whoever does not answer is left out. */
  newest(origin: string): Promise<readonly SeenCheckpoint[]>
  /** Asks all of them, within a second. What they do not sign, for whatever reason, is left unsigned: nothing is thrown. */
  cosign(asked: AskedCheckpoint): Promise<Cosigned>
}

/** What a witness holds. */
export interface SeenCheckpoint {
  /** Its name, for people. */
  readonly witness: string
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
  newest: async () => [],
  cosign: async ({ note }) => ({ note, isEnough: true, isComplete: true }),
}
