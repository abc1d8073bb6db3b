import type { FlowReport } from '../../../domain/balance-flow.ts'
import { csvOf } from '../../../domain/csv.ts'
import type { FlowGroup, FlowRow } from '../../../domain/flow-report.ts'

/** The report's rows as CSV: a column for each group, number and reason, snake_case with the unit last; no totals line. */
export function flowCsv({ rows }: FlowReport, groupBy: readonly FlowGroup[]): string {
  const reasons = namesIn(rows, ({ lostGrams }) => lostGrams)
  const materials = namesIn(rows, ({ addedGrams }) => addedGrams)
  const header = [
    ...groupBy,
    ...numbers.map(([name]) => name),
    ...reasons.map((reason) => `lost_${reason}_grams`),
    ...materials.map((material) => `added_${material}_grams`),
  ]
  const lines = rows.map((row) => [
    ...groupBy.map((name) => row.group[name] ?? null),
    ...numbers.map(([, read]) => read(row)),
    ...reasons.map((reason) => row.lostGrams[reason] ?? 0),
    ...materials.map((material) => row.addedGrams[material] ?? 0),
  ])
  return csvOf([header, ...lines])
}

const numbers: readonly (readonly [string, (row: FlowRow) => number | null])[] = [
  ['opening_grams', (row) => row.openingGrams],
  ['in_grams', (row) => row.inGrams],
  ['produced_grams', (row) => row.producedGrams],
  ['moved_in_grams', (row) => row.movedInGrams],
  ['out_grams', (row) => row.outGrams],
  ['consumed_grams', (row) => row.consumedGrams],
  ['moved_out_grams', (row) => row.movedOutGrams],
  ['weighing_difference_grams', (row) => row.weighingDifferenceGrams],
  ['closing_grams', (row) => row.closingGrams],
  ['process_difference_grams', (row) => row.processDifferenceGrams],
]

function namesIn(
  rows: readonly FlowRow[],
  read: (row: FlowRow) => Readonly<Record<string, number>>,
): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(read(row))))].sort()
}
