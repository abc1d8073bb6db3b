import type { GivenGrade } from '../../../domain/measure/grades.ts'
import type { MeasureLine } from '../../../domain/measure/measure.ts'
import { words } from '../../../domain/words.ts'
import { stageWords } from '../../../workflows/words-of.ts'
import { gradeWords, rowsOfGrades } from './grades.ts'
import type { MeasureReading, MeasureRow } from './measure-report.ts'

type Streams = MeasureReading['streams']

/** Rows of what was put into classes, for the table of yields: the class stands where a loss does, and its mass is what came out. */
export function gradeMeasureRows(
  given: readonly GivenGrade[],
  streams: Streams,
): readonly MeasureRow[] {
  return rowsOfGrades(given, streams).map((row) => {
    const { organisation, stream, stage, grade, batches, grams, events } = row
    const name = { code: `${stream}.${stage}`, label: stageWords(streams.get(stream), stage) }
    const into = { code: `grade:${grade}`, label: gradeWords(streams, row) }
    const cells = [organisation, name, into, batches, null, null, grams]
    return { key: keyOf(row), cells: [...cells, null, null, null, null, null, events] }
  })
}

/** What the row of this key rests on, oldest first; undefined for a row of something else. */
export function behindGrade(
  given: readonly GivenGrade[],
  row: string,
): readonly GivenGrade[] | undefined {
  return row.includes(mark) ? given.filter((one) => keyOf(one) === row) : undefined
}

/** One of these as a line, with the code of its batch. */
export function gradeLine(
  { organisation, event, time, batch, batches, grams }: GivenGrade,
  { row, codes }: { readonly row: string; readonly codes: ReadonlyMap<string, string> },
): MeasureLine {
  return {
    row,
    organisation,
    batch: codes.get(batch),
    event,
    time,
    grams,
    says: words(`${batches} graded`, `評級 ${batches} 個批次`, `分级 ${batches} 个批次`),
  }
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
