import type { ReconciledRow } from '../../../domain/claim/reconcile.ts'
import { csvOf } from '../../../domain/csv.ts'

/** The reconciliation's rows as CSV: a column for each number and standard, snake_case with the unit last. */
export function reconciliationCsv(rows: readonly ReconciledRow[]): string {
  const standards = [
    ...new Set(rows.flatMap(({ claimedGrams }) => Object.keys(claimedGrams))),
  ].sort()
  const header = [
    ...columns.map(([name]) => name),
    ...standards.map(
      (standard) => `claimed_${standard.toLowerCase().replaceAll(/\W+/g, '_')}_grams`,
    ),
    'closing_grams',
  ]
  const lines = rows.map((row) => [
    ...columns.map(([, read]) => read(row)),
    ...standards.map((standard) => row.claimedGrams[standard] ?? 0),
    row.closingGrams,
  ])
  return csvOf([header, ...lines])
}

const columns: readonly (readonly [string, (row: ReconciledRow) => string | number | null])[] = [
  ['facility', (row) => row.facility],
  ['material', (row) => row.material],
  ['class', (row) => row.class],
  ['opening_grams', (row) => row.openingGrams],
  ['recycled_input_grams', (row) => row.recycledInputGrams],
  ['process_loss_grams', (row) => row.processLossGrams],
  ['conversion_factor', (row) => row.conversionFactor],
  ['by_product_grams', (row) => row.byProductGrams],
  ['taken_back_grams', (row) => row.takenBackGrams],
  ['carried_on_grams', (row) => row.carriedOnGrams],
]
