import type { Saying } from '../phrases.ts'
import { withoutBeside } from '../proof/log/beside.ts'
import { type Checkpoint, parseCheckpoint } from '../proof/log/checkpoint.ts'
import { parseNote } from '../proof/log/note.ts'
import { openCheckpoint, type Trust } from '../proof/log/open-checkpoint.ts'
import { leastWitnesses } from '../proof/record/seconds-of-quorum.ts'

/** A checkpoint as it says itself, and what is wrong with who signed it. */
export interface TrustedCheckpoint {
  readonly checkpoint: Checkpoint
  readonly faults: readonly Saying[]
  /** Undefined where the one who checks believes no log. */
  readonly isSigned: boolean | undefined
  /** Undefined where the one who checks believes no witness. */
  readonly isWitnessed: boolean | undefined
}

/** Reads a stranger's checkpoint, and holds it against whom the one who checks believes. A Saying where it is none. */
export async function trustedCheckpoint(
  text: string,
  given: Trust | undefined,
): Promise<TrustedCheckpoint | Saying> {
  const note = parseNote(text)
  if ('says' in note) return note
  const checkpoint = parseCheckpoint(note.text)
  if ('says' in checkpoint) return checkpoint
  const trust = given && withoutBeside(given)
  if (trust === undefined || trust.logs.length === 0)
    return { checkpoint, faults: [], isSigned: undefined, isWitnessed: undefined }
  const signed = await openCheckpoint(text, { ...trust, quorum: 0 })
  if ('says' in signed)
    return { checkpoint, faults: [signed], isSigned: false, isWitnessed: undefined }
  if (trust.witnesses.length === 0)
    return { checkpoint, faults: [], isSigned: true, isWitnessed: undefined }
  const witnessed = await openCheckpoint(text, { ...trust, quorum: leastWitnesses(trust) })
  const faults = 'says' in witnessed ? [witnessed] : []
  return { checkpoint, faults, isSigned: true, isWitnessed: faults.length === 0 }
}
