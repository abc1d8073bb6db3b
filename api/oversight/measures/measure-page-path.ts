import type { MeasureName } from '../../../domain/measure/measure.ts'
import { ownerOf } from '../flow/flow-page-path.ts'
import type { Scope } from '../scope.ts'
import type { MeasureQuery } from './make-measure.ts'

/** Where the page is that shows the same figures, to whoever may see them. */
export function measurePagePath(
  measure: MeasureName,
  { from, to, timeZone, asOf }: MeasureQuery,
  scope: Pick<Scope, 'of' | 'organisations'>,
): string {
  const query = new URLSearchParams({ organisation: ownerOf(scope), from, to })
  if (asOf !== undefined) query.set('asOfTime', asOf)
  if (timeZone !== undefined) query.set('timeZone', timeZone)
  return `/work/measures/${measure}?${query}`
}
