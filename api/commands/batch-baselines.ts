import { crossChecked } from '../../domain/cross-check.ts'
import { compare, formatDecimal, parseDecimal } from '../../domain/decimal.ts'
import { batchBaseline } from '../../workflows/battery/grading.ts'
import { baselineChecks, benchChecks } from '../../workflows/battery/plausibility.ts'
import type { Row } from './read-rows.ts'

/** The resistance that stands in for a new unit, by chemistry and rated capacity, and how many rows there are. */
export interface Baselines {
  readonly rowCount: number
  /** Milliohm as in the file; undefined where no row of the group had a resistance. */
  readonly of: (cells: Row['cells']) => string | undefined
}

/**
 * Reads all rows once for the baseline of each group (BATCH_P5). Holds one figure for each row. A row whose figures cannot be
 * read, or whose resistance nobody believes, does not count: one slip of unit would grade all the others down.
 */
export async function batchBaselines(rows: AsyncIterable<Row>): Promise<Baselines> {
  const groups = new Map<string, string[]>()
  let rowCount = 0
  for await (const { cells } of rows) {
    rowCount += 1
    const group = groupOf(cells)
    const resistance = cells[resistanceColumn] ?? ''
    if (group === undefined || !isAboveZero(resistance) || !isBelieved(cells)) continue
    const values = groups.get(group) ?? []
    values.push(resistance)
    groups.set(group, values)
  }
  const baselines = new Map(
    groups.entries().map(([group, values]) => [group, batchBaseline(nearTheMiddle(values))]),
  )
  return { rowCount, of: (cells) => baselines.get(groupOf(cells) ?? '') }
}

/** Discharge pulse of 5 s at 1C and 50 % state of charge, in milliohm. */
export const resistanceColumn = 'dcir_dis_1c_5s_soc50_mohm'

/** Where the rest voltage stands, which tells what a resistance may be. */
export const restVoltageColumn = 'ocv_soc50_v'

function isBelieved(cells: Row['cells']): boolean {
  const { [resistanceColumn]: dcirMilliohm = '', rated_capacity_ah: rated = '' } = cells
  const volts = cells[restVoltageColumn] ?? ''
  if (!isAboveZero(volts)) return true
  const facts = { dcirMilliohm, ratedCapacityAmpereHours: rated, restVoltageVolts: volts }
  return crossChecked(benchChecks, facts, '').warnings.length === 0
}

/** Values that could be the baseline of the middle one: never empty, since the middle is near itself. */
function nearTheMiddle(values: readonly string[]): readonly string[] {
  const sorted = values.toSorted((a, b) => compare(parseDecimal(a), parseDecimal(b)))
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) return values
  return values.filter((value) => {
    const facts = { baselineMilliohm: value, dcirMilliohm: middle }
    return crossChecked(baselineChecks, facts, '').warnings.length === 0
  })
}

function groupOf({ chemistry, rated_capacity_ah: rated = '' }: Row['cells']): string | undefined {
  return isAboveZero(rated) ? `${chemistry} ${formatDecimal(parseDecimal(rated))}` : undefined
}

function isAboveZero(text: string): boolean {
  return /^\d{1,15}(\.\d{1,12})?$/.test(text) && Number(text) > 0
}
