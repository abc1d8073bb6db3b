import type { SummedGroup } from '../flow-report.ts'
import type { ReportLine } from './report-lines.ts'

/** By what the flow is reported in an export: all together, by each group, the usual pairs, and as finely as can be. */
export const exportedGroupings: readonly (readonly SummedGroup[])[] = [
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

/** What a report is called where one is named: `flow first facility,month`. */
export function reportName(report: ReportLine): string {
  switch (report.report) {
    case 'flow':
      return flowName(report.organisations, report.groupBy)
    case 'registers':
      return `registers ${report.organisations.join(',')}`
    case 'recycling':
      return `recycling ${report.organisation} ${report.year}`
    case 'reconciliation':
      return `reconciliation ${report.organisation}`
    default:
      return report satisfies never
  }
}

/**
 * Names of the reports that an export of these organisations has whatever happened: of each, and of all together where they are not one.
 * Those of recycling are had only where lots were closed.
 */
export function expectedReports(organisations: readonly string[]): readonly string[] {
  const ofEach = organisations.flatMap((one) => [
    ...exportedGroupings.map((groupBy) => flowName([one], groupBy)),
    `registers ${one}`,
    `reconciliation ${one}`,
  ])
  if (organisations.length === 1) return ofEach
  const ofAll = exportedGroupings.map((groupBy) => flowName(organisations, withOwner(groupBy)))
  return [...ofEach, ...ofAll, `registers ${organisations.join(',')}`]
}

/** Codes of facilities are told apart by whose they are. */
function withOwner(groupBy: readonly SummedGroup[]): readonly SummedGroup[] {
  return groupBy.includes('facility') ? ['organisation', ...groupBy] : groupBy
}

function flowName(organisations: readonly string[], groupBy: readonly SummedGroup[]): string {
  return `flow ${organisations.join(',')} ${groupBy.join(',') || '-'}`
}
