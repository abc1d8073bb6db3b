import type { Saying } from '../../phrases.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { joined } from './bytes.ts'
import { hexOf, isKeyName } from './note-key.ts'

/** A text with signatures under it: C2SP signed-note. Nothing of it counts before a known key's signature held. */
export interface Note {
  /** What is signed, with its last newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** One line under a note. */
export interface NoteSignature {
  /** Name and id of the key, as the line claims. */
  readonly name: string
  readonly id: string
  readonly bytes: Uint8Array
}

/** As Go's own reader of notes bounds them; sixteen of any kind of signature fit. */
export const mostNoteLength = 1_000_000
const mostSignatures = 100

/** Writes a note: the text, an empty line, a line a signature. */
export function formatNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(formatSignature).join('')}`
}

/** Writes the line of a signature, with its newline. */
export function formatSignature({ name, id, bytes }: NoteSignature): string {
  const key = Uint8Array.from({ length: 4 }, (_, at) =>
    Number.parseInt(id.slice(2 * at, 2 * at + 2), 16),
  )
  return `— ${name} ${toBase64(joined([key, bytes]))}\n`
}

/** Reads a stranger's note, without checking a signature. The last empty line parts the text from the signatures. */
export function parseNote(note: string): Note | Saying {
  if (note.length > mostNoteLength)
    return { says: 'proof_too_long', values: { count: note.length, most: mostNoteLength } }
  const unreadable = unreadableLine(note)
  if (unreadable !== undefined) return lineWrong(unreadable)
  const end = note.lastIndexOf('\n\n') + 1
  if (end === 0) return lineWrong(note.split('\n').length)
  const textLines = note.slice(0, end).split('\n').length
  const lines = note.slice(end + 1).split('\n')
  // The last line ends too, so that nothing stands behind it.
  if (lines.pop() !== '' || lines.length === 0) return lineWrong(textLines + lines.length + 1)
  if (lines.length > mostSignatures) return lineWrong(textLines + mostSignatures + 1)
  const signatures = lines.map(parseSignature)
  const wrong = signatures.indexOf(undefined)
  if (wrong >= 0) return lineWrong(textLines + wrong + 1)
  return { text: note.slice(0, end), signatures: signatures.filter((one) => one !== undefined) }
}

/** Whether a text can be signed: it ends in a newline, is proper Unicode and has no other control character. */
export function isSignable(text: string): boolean {
  return text.endsWith('\n') && unreadableLine(text) === undefined
}

function parseSignature(line: string): NoteSignature | undefined {
  const [dash, name = '', base64 = '', ...more] = line.split(' ')
  const bytes = fromBase64(base64)
  if (dash !== '—' || !isKeyName(name) || bytes === undefined || more.length > 0) return undefined
  if (bytes.length < 5) return undefined
  return { name, id: hexOf(bytes.subarray(0, 4)), bytes: bytes.slice(4) }
}

/** The first line, from 1, that has a control character or half a character. */
function unreadableLine(text: string): number | undefined {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => !line.isWellFormed() || hasControl(line))
  return at < 0 ? undefined : at + 1
}

function hasControl(line: string): boolean {
  for (let at = 0; at < line.length; at += 1) if (line.charCodeAt(at) < 0x20) return true
  return false
}

function lineWrong(line: number): Saying {
  return { says: 'note_line_wrong', values: { line } }
}
