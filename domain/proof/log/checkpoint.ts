import type { Saying } from '../../phrases.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { parseCount } from './count.ts'
import { digestLength } from './sha256.ts'

/** A log at one size: the text that it signs, C2SP tlog-checkpoint. */
export interface Checkpoint {
  /** What the log is called for ever; its keys have the same name. */
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  /** Further lines, which say nothing here; ours has none. */
  readonly extensions: readonly string[]
}

/** The text of a checkpoint, with its last newline. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  return [origin, `${size}`, toBase64(root), ...extensions].map((line) => `${line}\n`).join('')
}

/** Reads the text of a stranger's checkpoint, which was checked to be signed or will be. */
export function parseCheckpoint(text: string): Checkpoint | Saying {
  const lines = text.split('\n')
  const rest = lines.pop()
  const empty = lines.indexOf('')
  if (empty >= 0) return lineWrong(empty + 1)
  if (rest !== '') return lineWrong(lines.length + 1)
  const [origin, sizeLine = '', rootLine = '', ...extensions] = lines
  if (origin === undefined) return lineWrong(1)
  const size = parseCount(sizeLine)
  if (size === undefined) return lineWrong(2)
  const root = fromBase64(rootLine)
  if (root?.length !== digestLength) return lineWrong(3)
  return { origin, size, root, extensions }
}

function lineWrong(line: number): Saying {
  return { says: 'checkpoint_line_wrong', values: { line } }
}
