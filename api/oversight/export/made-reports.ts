import type { FlowGroup } from '../../../domain/flow-report.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import type { Days } from '../../../domain/recompute/period.ts'
import { makeFlowReport } from '../../inventory/reports/make-flow-report.ts'
import type { Database } from '../../store/database.ts'

/** By what the flow is reported in an export: all together, by each group, and the usual pairs. */
export const exportedGroupings: readonly (readonly FlowGroup[])[] = [
  [],
  ['facility'],
  ['stage'],
  ['stream'],
  ['material'],
  ['kind'],
  ['month'],
  ['facility', 'month'],
  ['facility', 'stage'],
  ['stream', 'kind', 'month'],
  ['facility', 'stage', 'stream', 'material', 'kind', 'month'],
]

/** Reports of an organisation as whoever asks for them is given them, a line each. */
export async function* flowLines(
  db: Database,
  { organisationKey, slug }: { readonly organisationKey: number; readonly slug: string },
  { from, to, timeZone }: Days,
): AsyncGenerator<string, void> {
  for (const groupBy of exportedGroupings) {
    const query = { from, to, timeZone, groupBy: [...groupBy] }
    const report = await makeFlowReport(db, organisationKey, query)
    const head = { report: 'flow', organisation: slug, from, to, groupBy }
    yield canonical(Object.assign(head, report))
  }
}
