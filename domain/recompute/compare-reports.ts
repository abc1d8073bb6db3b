import type { Hash } from '../proof/canonical.ts'
import { jsonIn } from '../proof/record/history.ts'
import { type ComparedReport, compareFlow } from './compare-flow.ts'
import { compareRecycling, type RowsOfLots } from './compare-recycling.ts'
import { compareRegisters } from './compare-registers.ts'
import {
  exportFiles,
  type FlowLine,
  type Manifest,
  type RegistersLine,
  type ReportLine,
  reportLine,
} from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import type { FineCell } from './flow-cells.ts'

/** How many reports were made anew, and how many figures they have. */
export interface ReportsCheck {
  readonly reports: number
  readonly figures: number
}

interface Given {
  readonly manifest: Manifest
  readonly cells: readonly FineCell[]
  readonly rowsOf: RowsOfLots
  readonly hash: Hash
  readonly add: (finding: Finding) => void
}

/** Makes every report of the export anew and names each figure that differs. */
export async function compareReports(
  source: ExportSource,
  { manifest, cells, rowsOf, hash, add }: Given,
): Promise<ReportsCheck> {
  const file = exportFiles.reports
  let [line, reports, figures] = [0, 0, 0]
  for await (const text of source.lines(file)) {
    line += 1
    const read = reportLine.safeParse(jsonIn(text))
    if (!read.success) {
      add({ file, line, says: 'recompute_line_unreadable', values: {} })
      continue
    }
    const given = read.data
    if (given.report !== 'recycling')
      for (const finding of faultsInPeriod(given, manifest)) add({ file, line, ...finding })
    const compared = await compare(given)
    for (const finding of compared.findings) add({ file, line, ...finding })
    reports += 1
    figures += compared.figures
  }
  return { reports, figures }

  async function compare(given: ReportLine): Promise<ComparedReport> {
    switch (given.report) {
      case 'flow':
        return compareFlow(given, cells)
      case 'registers':
        return compareRegisters(given, cells)
      case 'recycling':
        return compareRecycling(source, given, { rowsOf, hash, add })
      default:
        return given satisfies never
    }
  }
}

/** Whether a report is of the days and of the moment of the export. */
function faultsInPeriod(
  { from, to, timeZone, asOf }: FlowLine | RegistersLine,
  manifest: Manifest,
): readonly Omit<Finding, 'file' | 'line'>[] {
  const said = { from, to, timeZone, asOf: asOf ?? '-' }
  const right = Object.assign({ asOf: manifest.asOf ?? '-' }, manifest.period)
  return (['from', 'to', 'timeZone', 'asOf'] as const)
    .filter((name) => right[name] !== said[name])
    .map((name) => {
      const values = { name, expected: right[name], found: said[name] }
      return { says: 'recompute_report_period', values }
    })
}
