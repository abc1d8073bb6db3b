import type { Saying } from '../../phrases.ts'
import { type AddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts'
import { sameBytes } from './bytes.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { verifyConsistency } from './merkle.ts'
import { type Note, parseNote } from './note.ts'
import type { NoteKey } from './note-key.ts'
import { openNote } from './open-note.ts'
import { sha256 } from './sha256.ts'

/** A log as a witness saw it last. */
export interface SeenLog {
  readonly size: number
  readonly root: Uint8Array
}

/** What a witness knows: keys of the logs that it watches, several of one name while one is replaced, and what it cosigned. */
export interface WitnessKnowledge {
  readonly logs: readonly NoteKey[]
  readonly seen: (origin: string) => SeenLog | undefined
}

/** What C2SP tlog-witness has a witness do with a question: cosign, tell the size that it has, or refuse. */
export type WitnessVerdict = Cosignable | Outdated | RefusedCheckpoint

/** The log only grew: this may be kept and cosigned, if what was seen is still the same by then. */
export interface Cosignable {
  readonly status: 200
  readonly checkpoint: Checkpoint
  /** The text with the signatures of known keys; what strangers wrote under it is left out. */
  readonly note: Note
  readonly seen: SeenLog | undefined
}

/** The question began at another size than the one cosigned last. */
export interface Outdated {
  readonly status: 409
  readonly size: number
}

export interface RefusedCheckpoint {
  readonly status: 400 | 403 | 404 | 422
  readonly why: Saying
}

/** Judges a stranger's question. */
export async function judgeCheckpoint(
  text: string,
  { logs, seen }: WitnessKnowledge,
): Promise<WitnessVerdict> {
  const asked = parseAddCheckpoint(text)
  if ('says' in asked) return { status: 400, why: asked }
  const note = parseNote(asked.checkpoint)
  if ('says' in note) return { status: 400, why: note }
  const checkpoint = parseCheckpoint(note.text)
  if ('says' in checkpoint) return { status: 400, why: checkpoint }
  const { origin } = checkpoint
  const keys = logs.filter(({ name }) => name === origin)
  if (keys.length === 0)
    return { status: 404, why: { says: 'witness_log_unknown', values: { log: origin } } }
  const opened = await openNote(note, keys)
  if ('says' in opened) return { status: 403, why: opened }
  const signatures = note.signatures.filter(({ id, name }) =>
    keys.some((key) => key.id === id && key.name === name),
  )
  return judgeGrowth(asked, checkpoint, { text: note.text, signatures }, seen(origin))
}

async function judgeGrowth(
  { old, proof }: AddCheckpoint,
  checkpoint: Checkpoint,
  note: Note,
  seen: SeenLog | undefined,
): Promise<WitnessVerdict> {
  const { size, root } = checkpoint
  if (old > size)
    return { status: 400, why: { says: 'witness_old_too_large', values: { from: old, size } } }
  const before = seen?.size ?? 0
  if (old !== before) return { status: 409, size: before }
  const grew = await onlyGrew(proof, checkpoint, seen)
  if (grew) return { status: 200, checkpoint, note, seen }
  if (old === size && seen !== undefined && !sameBytes(seen.root, root))
    return { status: 422, why: { says: 'witness_root_differs', values: { size } } }
  return { status: 422, why: { says: 'witness_proof_not_held', values: { from: old, size } } }
}

/** Whether the log begins with what was seen of it. Of an empty log nothing can be shown, nor need it. */
async function onlyGrew(
  proof: readonly Uint8Array[],
  { size, root }: SeenLog,
  seen: SeenLog | undefined,
): Promise<boolean> {
  if (size === 0) return proof.length === 0 && sameBytes(root, await sha256(new Uint8Array()))
  if (seen === undefined || seen.size === 0) return proof.length === 0
  return verifyConsistency({
    from: seen.size,
    to: size,
    rootFrom: seen.root,
    rootTo: root,
    proof,
  })
}
