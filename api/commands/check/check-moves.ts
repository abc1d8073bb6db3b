import { readStrayMoveRows } from '../../store/check/checked-moves.ts'
import type { Database } from '../../store/database.ts'
import { type Findings, note, nothing } from './findings.ts'

/** Compares where batches are kept as standing, and which moves as open, with what the steps of moves say. */
export async function checkMoves(db: Database, findings: Findings): Promise<void> {
  for (const { expected, found, ...where } of await readStrayMoveRows(db)) {
    note(findings, { ...where, expected: expected ?? nothing, found: found ?? nothing })
  }
}
