import { localDay } from '../local-day.ts'
import type { Hash } from '../proof/canonical.ts'
import { jsonIn } from '../proof/record/history.ts'
import type { ComparedReport } from './compare-flow.ts'
import { differencesIn } from './compare-json.ts'
import { reportName } from './expected-reports.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import { type ReplayedLot, replayLots } from './lots.ts'
import type { RecyclingLine } from './report-lines.ts'

/** Rows of a report of recycling, by the rules of the stream that has lots: they stand in `workflows/`. */
export type RowsOfLots = (lots: readonly ReplayedLot[], year: number) => readonly object[]

interface Given {
  readonly rowsOf: RowsOfLots
  readonly hash: Hash
  readonly add: (finding: Finding) => void
}

/** Makes a report of recycling anew out of the chains of its lots, and holds it against the one that Loomcell gave. */
export async function compareRecycling(
  source: ExportSource,
  given: RecyclingLine,
  { rowsOf, hash, add }: Given,
): Promise<ComparedReport> {
  const { organisation, year, timeZone, rows } = given
  const isAsked = (closedAt: string) => localDay(closedAt, { timeZone }).startsWith(`${year}-`)
  const lots = await replayLots(source, { organisation, isAsked, hash, add })
  // As JSON has it: what is undefined is not there.
  const right = jsonIn(JSON.stringify(rowsIn(lots, year)))
  const report = reportName(given)
  const findings = differencesIn(right, rows).map(({ pointer, expected, found }) => {
    const [, row = '-', ...figure] = pointer.split('/')
    const values = { report, row, figure: figure.join('/'), expected, found }
    return { says: 'recompute_figure_other', values } as const
  })
  return { figures: countIn(right), findings }

  function rowsIn(of: readonly ReplayedLot[], ofYear: number): readonly object[] {
    try {
      return rowsOf(of, ofYear)
    } catch {
      // A stranger may disclose whatever has the form of a book; what no rule can read makes no row, so that every row differs.
      return []
    }
  }
}

function countIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((count: number, one) => count + countIn(one), 0)
}
