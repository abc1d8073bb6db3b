import type { Saying } from '../../phrases.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { parseNote } from './note.ts'
import type { NoteKey } from './note-key.ts'
import { openNote, type Signed } from './open-note.ts'
import type { Policy } from './policy.ts'
import { countQuorum, type Quorum } from './quorum.ts'

/** Whom the one who checks believes; it never comes from the one who is checked. */
export interface Trust {
  /** Keys of logs; several of one name while a key is being replaced. */
  readonly logs: readonly NoteKey[]
  readonly witnesses: readonly NoteKey[]
  /** How many different witnesses must have signed, 0 where none is asked for; or which of them, as a policy says. */
  readonly quorum: number | Quorum
}

/** What a policy makes of it. */
export function trustOf({ logs, witnesses, quorum }: Policy): Trust {
  const keyOf = ({ key }: { readonly key: NoteKey }) => key
  return { logs: logs.map(keyOf), witnesses: witnesses.map(keyOf), quorum }
}

/** A checkpoint that its log signed. */
export interface OpenedCheckpoint extends Checkpoint {
  /** Known witnesses who signed it, by name, each once. */
  readonly witnesses: readonly Witnessing[]
}

/** One witness's word that this was the log at a time. */
export interface Witnessing {
  readonly name: string
  /** Seconds since 1970, by the witness's clock; the earliest when it signed more than once. */
  readonly time: number
}

/** Reads a stranger's checkpoint: signed by a key of the log that it names, and by enough witnesses. */
export async function openCheckpoint(
  text: string,
  trust: Trust,
): Promise<OpenedCheckpoint | Saying> {
  const opened = await openKnown(text, trust)
  if ('says' in opened) return opened
  const { checkpoint, signed } = opened
  const { origin } = checkpoint
  if (!signed.some(({ key }) => key.name === origin && trust.logs.includes(key)))
    return { says: 'checkpoint_not_of_log', values: { log: origin } }
  const cosigned = signed.filter(({ key }) => trust.witnesses.includes(key))
  const witnesses = witnessesOf(cosigned)
  return missing(cosigned, trust.quorum) ?? { ...checkpoint, witnesses }
}

/**
 * The same of which the log's own signature is not asked, since it is shown otherwise whose it is: the log may have signed it with a
 * key that has ended since. Whether its witnesses are enough is for the caller to say.
 */
export async function openWitnessed(
  text: string,
  trust: Trust,
): Promise<OpenedCheckpoint | Saying> {
  const opened = await openKnown(text, trust)
  if ('says' in opened) return opened
  const cosigned = opened.signed.filter(({ key }) => trust.witnesses.includes(key))
  return { ...opened.checkpoint, witnesses: witnessesOf(cosigned) }
}

/** Opens it with the keys that are known: what it says, and whose signatures hold. */
async function openKnown(
  text: string,
  { logs, witnesses }: Trust,
): Promise<{ readonly checkpoint: Checkpoint; readonly signed: readonly Signed[] } | Saying> {
  const note = parseNote(text)
  if ('says' in note) return note
  const checkpoint = parseCheckpoint(note.text)
  if ('says' in checkpoint) return checkpoint
  const signed = await openNote(note, [...logs, ...witnesses])
  return 'says' in signed ? signed : { checkpoint, signed }
}

function missing(cosigned: readonly Signed[], quorum: number | Quorum): Saying | undefined {
  if (typeof quorum === 'number') {
    const count = witnessesOf(cosigned).length
    return count < quorum
      ? { says: 'checkpoint_witnesses_few', values: { count, least: quorum } }
      : undefined
  }
  const { count, least } = countQuorum(quorum, (one) => cosigned.some(({ key }) => key === one))
  return count < least ? { says: 'checkpoint_quorum_missed', values: { count, least } } : undefined
}

/** Who cosigned. A witness whose key is being replaced signs twice and counts once. */
function witnessesOf(signed: readonly Signed[]): readonly Witnessing[] {
  const earliest = new Map<string, number>()
  for (const { key, time } of signed)
    if (time !== undefined) earliest.set(key.name, Math.min(time, earliest.get(key.name) ?? time))
  return [...earliest].map(([name, time]) => ({ name, time }))
}
