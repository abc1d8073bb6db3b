import type { GivenGrade } from '../../../domain/measure/grades.ts'
import type { MeasureLine } from '../../../domain/measure/measure.ts'
import { words } from '../../../domain/words.ts'
import { plainWords, stageWords } from '../../../workflows/words-of.ts'
import { gradeWords, rowsOfGrades } from './grades.ts'
import type { MeasureReading, MeasureRow } from './measure-report.ts'

type Streams = MeasureReading['streams']

/** Columns of a class, after those of losses. */
export const gradeColumns = [
  { key: 'grade', label: words('Grade', '等級', '等级'), width: 1.2 },
  { key: 'graded_batches', label: words('Graded', '評級批次', '分级批次'), width: 0.8 },
  {
    key: 'graded_grams',
    label: words('Graded (g)', '評級重量（克）', '分级重量（克）'),
    width: 1.1,
  },
]

/** Columns that tell of losses, and of a class nothing. */
const lossColumns = 9

/** Rows of what was put into classes, for the table of yields. */
export function gradeMeasureRows(
  given: readonly GivenGrade[],
  streams: Streams,
): readonly MeasureRow[] {
  return rowsOfGrades(given, streams).map((row) => {
    const { organisation, stream, stage, grade, batches, grams, events } = row
    const known = streams.get(stream)
    const name = { code: `${stream}.${stage}`, label: stageWords(known, stage) }
    const given = { code: grade, label: gradeWords(streams, row) ?? plainWords(grade) }
    const untold = Array.from({ length: lossColumns }, () => null)
    return {
      key: keyOf(row),
      cells: [organisation, name, ...untold, events, given, batches, grams],
    }
  })
}

/** What the row of this key rests on, oldest first; undefined for a row of something else. */
export function gradeLines(
  given: readonly GivenGrade[],
  row: string,
): readonly MeasureLine[] | undefined {
  if (!row.includes(mark)) return undefined
  return given
    .filter((one) => keyOf(one) === row)
    .map(({ organisation, event, time, grams, batches }) => ({
      row,
      organisation,
      event,
      time,
      grams,
      says: words(`${batches} graded`, `評級 ${batches} 個批次`, `分级 ${batches} 个批次`),
    }))
}

/** Stands before a class where a reason of a loss stands in other keys. */
const mark = '/grade:'

function keyOf({
  organisation,
  stream,
  stage,
  grade,
}: Pick<GivenGrade, 'organisation' | 'stream' | 'stage' | 'grade'>): string {
  return `${organisation}/${stream}/${stage}${mark}${grade}`
}
