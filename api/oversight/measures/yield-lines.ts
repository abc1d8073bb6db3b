import type { GivenGrade } from '../../../domain/measure/grades.ts'
import type { MeasureLine } from '../../../domain/measure/measure.ts'
import { words } from '../../../domain/words.ts'
import { readCodes } from '../../store/oversight/measures/grades.ts'
import { listYieldLines } from '../../store/oversight/measures/yields.ts'
import { behindGrade, gradeLine } from './grade-rows.ts'
import type { MeasureReading } from './measure-report.ts'

/** Most lines of one row that are read; how many there are is said beside them. */
const mostLines = 5_000

/** What the row that is asked for rests on, the first of it, and how much there is. */
export async function yieldLines(
  { scope, asked }: MeasureReading,
  row: string | undefined,
  given: readonly GivenGrade[],
): Promise<{ readonly lines: readonly MeasureLine[]; readonly count: number }> {
  const [organisation, stream, stage, reason] = row?.split('/') ?? []
  if (
    row === undefined ||
    organisation === undefined ||
    stream === undefined ||
    stage === undefined
  )
    return { lines: [], count: 0 }
  const graded = behindGrade(given, row)
  if (graded !== undefined) {
    const first = graded.slice(0, mostLines)
    const codes = await readCodes(
      scope.db,
      first.map(({ batch }) => batch),
    )
    return { lines: first.map((one) => gradeLine(one, { row, codes })), count: graded.length }
  }
  const of = { organisation, stream, stage, reason, limit: mostLines }
  const found = await listYieldLines(scope.db, asked, of)
  const lines = found.map(({ event, time, batch, usedGrams, lostGrams }) => ({
    row,
    organisation,
    batch: batch ?? undefined,
    event,
    time: time.toISOString(),
    grams: usedGrams,
    says: words(`${lostGrams} g lost`, `損耗 ${lostGrams} 克`, `损耗 ${lostGrams} 克`),
  }))
  return { lines, count: found[0]?.count ?? 0 }
}
