import type { FlowGroup } from '../../../domain/flow-report.ts'
import { type Scope, wholeJurisdiction } from '../scope.ts'

/** What a report was asked by. */
interface AskedFlow {
  readonly from: string
  readonly to: string
  readonly timeZone?: string | undefined
  readonly asOf?: string | undefined
  readonly groupBy: readonly FlowGroup[]
}

/** Where the page is that shows the same figures, to whoever may see them. */
export function flowPagePath(
  { from, to, timeZone, asOf, groupBy }: AskedFlow,
  scope: Pick<Scope, 'of' | 'organisations'>,
): string {
  const query = new URLSearchParams({ from, to, groupBy: groupBy.join(',') })
  if (asOf !== undefined) query.set('asOfTime', asOf)
  if (timeZone !== undefined) query.set('timeZone', timeZone)
  query.set('organisation', ownerOf(scope))
  return `/work/flow?${query}`
}

/** Whose figures they are, as an address says it. */
export function ownerOf({
  of,
  organisations: [only],
}: Pick<Scope, 'of' | 'organisations'>): string {
  return of === 'jurisdiction' ? wholeJurisdiction : (only?.slug ?? '')
}
