import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Database } from '../store/database.ts'
import { readLines, type StoredLine } from '../store/lines/lines.ts'

/** The organisation's line of this code. Throws the refusal that another organisation's gets as well. */
export async function ownLine(
  db: Database,
  organisationKey: number,
  code: string,
  pointer = '/path/code',
): Promise<StoredLine> {
  const [line] = await readLines(db, organisationKey, code)
  if (line !== undefined) return line
  throw new RefusedError(refuse('not_found', pointer, ['line_not_there', { line: code }]))
}
