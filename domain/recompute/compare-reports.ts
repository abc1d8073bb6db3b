import type { Hash } from '../proof/canonical.ts'
import { type ComparedReport, compareFlow } from './compare-flow.ts'
import { compareReconciliation } from './compare-reconciliation.ts'
import { compareRecycling, type RowsOfLots } from './compare-recycling.ts'
import { compareRegisters } from './compare-registers.ts'
import { expectedReports, reportName } from './expected-reports.ts'
import { exportFiles, localDays, type Manifest } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import type { FineCell } from './flow-cells.ts'
import { yearOf } from './period.ts'
import { readLine } from './read-line.ts'
import type { ReplayedClaims } from './replay-claims.ts'
import { type RecyclingLine, type ReportLine, reportLine } from './report-lines.ts'

/** How many reports were made anew, and how many figures they have. */
export interface ReportsCheck {
  readonly reports: number
  readonly figures: number
}

interface Given {
  readonly manifest: Manifest
  readonly cells: readonly FineCell[]
  readonly claims: ReplayedClaims
  /** Organisations that closed something, which may have been a recycling lot. */
  readonly closers: ReadonlySet<string>
  readonly rowsOf: RowsOfLots
  readonly hash: Hash
  readonly add: (finding: Finding) => void
}

type FindingInLine = Omit<Finding, 'file' | 'line'>

/** Makes every report of the export anew and names each figure that differs, and each report that is not there. */
export async function compareReports(source: ExportSource, given: Given): Promise<ReportsCheck> {
  const { manifest, add } = given
  const file = exportFiles.reports
  const expected = new Set(expectedReports(manifest.organisations))
  const told = new Set<string>()
  let [line, reports, figures] = [0, 0, 0]
  for await (const text of source.lines(file)) {
    line += 1
    const report = readLine(reportLine, text)
    if (report === undefined) {
      add({ file, line, says: 'recompute_line_unreadable', values: {} })
      continue
    }
    for (const fault of faultsInSet(report, { told, expected, manifest }))
      add({ file, line, ...fault })
    told.add(reportName(report))
    const compared = await compare(source, report, given)
    for (const finding of compared.findings) add({ file, line, ...finding })
    reports += 1
    figures += compared.figures
  }
  for (const report of expected)
    if (!told.has(report)) add({ file, says: 'recompute_report_missing', values: { report } })
  for (const none of recyclingLeftOut(told, given)) {
    const { findings } = await compareRecycling(source, none, given)
    for (const finding of findings) add(Object.assign({ file }, finding))
  }
  return { reports, figures }
}

async function compare(
  source: ExportSource,
  report: ReportLine,
  given: Given,
): Promise<ComparedReport> {
  switch (report.report) {
    case 'flow':
      return compareFlow(report, given.cells)
    case 'registers':
      return compareRegisters(report, given.cells)
    case 'recycling':
      return compareRecycling(source, report, given)
    case 'reconciliation':
      return compareReconciliation(report, given.claims)
    default:
      return report satisfies never
  }
}

/** Whether a report is one that such an export has, once, and of its days and its moment. */
function faultsInSet(
  report: ReportLine,
  {
    told,
    expected,
    manifest,
  }: { told: ReadonlySet<string>; expected: ReadonlySet<string>; manifest: Manifest },
): readonly FindingInLine[] {
  const name = reportName(report)
  const values = { report: name }
  const isExpected =
    report.report === 'recycling'
      ? manifest.organisations.includes(report.organisation)
      : expected.has(name)
  return [
    ...(told.has(name) ? [{ says: 'recompute_report_twice', values } as const] : []),
    ...(isExpected ? [] : [{ says: 'recompute_report_strange', values } as const]),
    ...faultsInPeriod(report, manifest),
  ]
}

/** Rates are of a calendar year; the days of a reconciliation are those of its organisation where each place has its own. */
function faultsInPeriod(report: ReportLine, manifest: Manifest): readonly FindingInLine[] {
  const { from, to, timeZone } = manifest.period
  const isOfPlaces = report.report === 'reconciliation' && timeZone === localDays
  const said =
    report.report === 'recycling'
      ? { from: `${report.year}-01-01`, to: `${report.year + 1}-01-01`, asOf: null }
      : report
  const right = { from, to, timeZone, asOf: manifest.asOf ?? '-' }
  const found = {
    from: said.from,
    to: said.to,
    timeZone: isOfPlaces ? timeZone : report.timeZone,
    asOf: said.asOf ?? '-',
  }
  return (['from', 'to', 'timeZone', 'asOf'] as const)
    .filter((name) => right[name] !== found[name])
    .map((name) => {
      const values = { name, expected: right[name], found: found[name] }
      return { says: 'recompute_report_period', values }
    })
}

/** Of those who closed something in a year of which no rates are told: as if none were told to have been had. */
function recyclingLeftOut(
  told: ReadonlySet<string>,
  { manifest: { period, asOf, organisations }, closers }: Given,
): readonly RecyclingLine[] {
  const year = yearOf(period)
  const { timeZone } = period
  if (year === undefined || timeZone === localDays || asOf !== null) return []
  return organisations
    .filter((organisation) => closers.has(organisation))
    .map((organisation) => ({
      report: 'recycling' as const,
      organisation,
      year,
      timeZone,
      rows: [],
    }))
    .filter((none) => !told.has(reportName(none)))
}
