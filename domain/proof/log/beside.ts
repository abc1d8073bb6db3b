import { sameBytes } from './bytes.ts'
import type { NoteKey } from './note-key.ts'
import type { Trust } from './open-checkpoint.ts'

/** Name of a witness on the machine of a log itself: it shows what a witness does, and is none to anybody. */
export function besideLog(origin: string): string {
  return `${origin}/beside`
}

/**
 * The same trust without witnesses beside their own log: whoever has that machine has both. By another name one is the log itself where
 * it signs with the log's key.
 */
export function withoutBeside(trust: Trust): Trust {
  const beside = new Set(trust.logs.map(({ name }) => besideLog(name)))
  const isLog = ({ publicKey }: NoteKey) =>
    trust.logs.some((log) => sameBytes(log.publicKey, publicKey))
  const witnesses = trust.witnesses.filter((one) => !beside.has(one.name) && !isLog(one))
  return { ...trust, witnesses }
}
