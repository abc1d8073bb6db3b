import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'

/** Rows that were read with one more than the most that a report takes. Throws a RefusedError that names the most where there are more. */
export function withinBounds<Row>(rows: readonly Row[], most: number): readonly Row[] {
  if (rows.length <= most) return rows
  throw tooLarge(most)
}

/** The refusal of a report that would take more rows than the most. */
export function tooLarge(most: number): RefusedError {
  return new RefusedError(refuse('too_large', '/query/to', ['report_too_large', { most }]))
}
