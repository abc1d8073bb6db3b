import { formatDecimal, parseDecimal } from '../../domain/decimal.ts'
import { batchBaseline } from '../../workflows/battery/grading.ts'
import type { Row } from './read-rows.ts'

/** The resistance that stands in for a new unit, by chemistry and rated capacity, and how many rows there are. */
export interface Baselines {
  readonly rowCount: number
  /** Milliohm as in the file; undefined where no row of the group had a resistance. */
  readonly of: (cells: Row['cells']) => string | undefined
}

/**
 * Reads all rows once for the baseline of each group (BATCH_P5). Holds one figure for each row; a row whose figures cannot be
 * read does not count.
 */
export async function batchBaselines(rows: AsyncIterable<Row>): Promise<Baselines> {
  const groups = new Map<string, string[]>()
  let rowCount = 0
  for await (const { cells } of rows) {
    rowCount += 1
    const group = groupOf(cells)
    const resistance = cells[resistanceColumn] ?? ''
    if (group === undefined || !isAboveZero(resistance)) continue
    const values = groups.get(group) ?? []
    values.push(resistance)
    groups.set(group, values)
  }
  const baselines = new Map(
    groups.entries().map(([group, values]) => [group, batchBaseline(values)]),
  )
  return { rowCount, of: (cells) => baselines.get(groupOf(cells) ?? '') }
}

/** Discharge pulse of 5 s at 1C and 50 % state of charge, in milliohm. */
export const resistanceColumn = 'dcir_dis_1c_5s_soc50_mohm'

function groupOf({ chemistry, rated_capacity_ah: rated = '' }: Row['cells']): string | undefined {
  return isAboveZero(rated) ? `${chemistry} ${formatDecimal(parseDecimal(rated))}` : undefined
}

function isAboveZero(text: string): boolean {
  return /^\d{1,15}(\.\d{1,12})?$/.test(text) && Number(text) > 0
}
