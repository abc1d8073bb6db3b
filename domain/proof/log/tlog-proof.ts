import type { Saying } from '../../phrases.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { parseCount } from './count.ts'
import { mostHashes } from './merkle.ts'
import { mostNoteLength } from './note.ts'
import { digestLength } from './sha256.ts'

/** What an entry's receipt says: where it stands in which log, and why that is so. C2SP tlog-proof. */
export interface TlogProof {
  readonly index: number
  /** From the leaf's neighbour up to the root's child, 32 bytes each. */
  readonly hashes: readonly Uint8Array[]
  /** The signed checkpoint, word for word. */
  readonly checkpoint: string
  /** What somebody added; nothing vouches for it. */
  readonly extra?: Uint8Array
}

const firstLine = 'c2sp.org/tlog-proof@v1'

/** Writes a receipt. */
export function formatProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  const added = extra === undefined ? [] : [`extra ${toBase64(extra)}`]
  return [firstLine, ...added, `index ${index}`, ...hashes.map(toBase64), '', checkpoint].join('\n')
}

/** Reads a stranger's receipt, without checking anything that it says; the first empty line begins the checkpoint. */
export function parseProof(text: string): TlogProof | Saying {
  if (text.length > mostNoteLength)
    return { says: 'proof_too_long', values: { count: text.length, most: mostNoteLength } }
  const end = text.indexOf('\n\n')
  const lines = end < 0 ? text.split('\n') : text.slice(0, end).split('\n')
  if (lines[0] !== firstLine) return lineWrong(1)
  const isExtended = lines[1]?.startsWith('extra ') ?? false
  const extra = isExtended ? fromBase64((lines[1] ?? '').slice('extra '.length)) : undefined
  if (isExtended && extra === undefined) return lineWrong(2)
  const indexAt = isExtended ? 2 : 1
  const index = parseCount(/^index (.+)$/.exec(lines[indexAt] ?? '')?.[1] ?? '')
  if (index === undefined) return lineWrong(indexAt + 1)
  const hashLines = lines.slice(indexAt + 1)
  if (end < 0) return lineWrong(lines.length + 1)
  if (hashLines.length > mostHashes) return lineWrong(indexAt + mostHashes + 2)
  const hashes = hashLines.map(fromBase64)
  const wrong = hashes.findIndex((hash) => hash?.length !== digestLength)
  if (wrong >= 0) return lineWrong(indexAt + wrong + 2)
  const checkpoint = text.slice(end + 2)
  const read = { index, hashes: hashes.filter((hash) => hash !== undefined), checkpoint }
  return extra === undefined ? read : { ...read, extra }
}

function lineWrong(line: number): Saying {
  return { says: 'proof_line_wrong', values: { line } }
}
