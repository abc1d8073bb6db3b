import type { FlowGroup } from '../../../domain/flow-report.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import type { Days } from '../../../domain/recompute/period.ts'
import { type FlowBooks, makeFlowReport } from '../flow/make-flow-report.ts'

/** By what the flow is reported in an export: all together, by each group, the usual pairs, and as finely as can be. */
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

/** What the reports of an export are asked for. */
export interface AskedReports extends Days {
  /** As it stood then; as it stands now when absent. */
  readonly asOf: Date | undefined
  readonly now: Date
}

/** Reports as whoever asks for them is given them, a line each: of every organisation, then of all together where there are several. */
export async function* flowLines(
  books: FlowBooks,
  { from, to, timeZone, asOf, now }: AskedReports,
): AsyncGenerator<string, void> {
  for (const own of booksIn(books)) {
    for (const groupBy of exportedGroupings) {
      const period = { from, to, timeZone, groupBy: [...groupBy] }
      const query =
        asOf === undefined ? period : Object.assign({ asOf: asOf.toISOString() }, period)
      const report = await makeFlowReport(own, query, now)
      yield canonical(Object.assign({ report: 'flow' }, report))
    }
  }
}

function booksIn(books: FlowBooks): readonly FlowBooks[] {
  const { organisations, db, timeZone } = books
  const alone = organisations.map((organisation): FlowBooks => {
    const keys = [organisation.organisationKey]
    return { of: 'organisation', organisations: [organisation], keys, db, timeZone }
  })
  return alone.length === 1
    ? alone
    : [...alone, Object.assign({}, books, { of: 'jurisdiction' as const })]
}
