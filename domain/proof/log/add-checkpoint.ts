import type { Saying } from '../../phrases.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { parseCount } from './count.ts'
import { mostHashes } from './merkle.ts'
import { digestLength } from './sha256.ts'

/** What a log asks a witness: C2SP tlog-witness. */
export interface AddCheckpoint {
  /** Size of the checkpoint that the witness cosigned last; 0 when it cosigned none. */
  readonly old: number
  /** That the log only grew since then. */
  readonly proof: readonly Uint8Array[]
  /** The checkpoint with its signatures, word for word. */
  readonly checkpoint: string
}

/** Writes the question. */
export function formatAddCheckpoint({ old, proof, checkpoint }: AddCheckpoint): string {
  return [`old ${old}`, ...proof.map(toBase64), '', checkpoint].join('\n')
}

/** Reads a stranger's question, without checking anything that it says. */
export function parseAddCheckpoint(text: string): AddCheckpoint | Saying {
  const end = text.indexOf('\n\n')
  const [first = '', ...proofLines] = (end < 0 ? text : text.slice(0, end)).split('\n')
  const old = parseCount(/^old (.+)$/.exec(first)?.[1] ?? '')
  if (old === undefined) return lineWrong(1)
  if (proofLines.length > mostHashes) return lineWrong(mostHashes + 2)
  const hashes = proofLines.map(fromBase64)
  const wrong = hashes.findIndex((hash) => hash?.length !== digestLength)
  if (wrong >= 0) return lineWrong(wrong + 2)
  if (end < 0) return lineWrong(proofLines.length + 2)
  const proof = hashes.filter((hash) => hash !== undefined)
  return { old, proof, checkpoint: text.slice(end + 2) }
}

function lineWrong(line: number): Saying {
  return { says: 'witness_line_wrong', values: { line } }
}
