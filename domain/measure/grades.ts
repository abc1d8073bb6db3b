import { sumOf } from '../sum.ts'

/** What one event put into a class. */
export interface GivenGrade {
  /** Slug. */
  readonly organisation: string
  readonly stream: string
  readonly stage: string
  readonly grade: string
  /** Id of the event. */
  readonly event: string
  /** UTC, ISO 8601. */
  readonly time: string
  /** Id of the batch; of several the first. */
  readonly batch: string
  readonly batches: number
  /** Whole grams; 0 of what nobody has weighed. */
  readonly grams: number
}

/** What a stage put into a class, all events together. */
export interface GradeRow
  extends Pick<GivenGrade, 'organisation' | 'stream' | 'stage' | 'grade' | 'batches' | 'grams'> {
  readonly events: number
}

/** One row a class of each stage, by organisation and stage, the classes in an order that is given. */
export function gradeRows(
  given: readonly GivenGrade[],
  placeOf: (one: Pick<GivenGrade, 'stream' | 'stage' | 'grade'>) => number,
): readonly GradeRow[] {
  const byClass = Map.groupBy(given, ({ organisation, stream, stage, grade }) =>
    [organisation, stream, stage, grade].join('/'),
  )
  const rows = [...byClass.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { organisation, stream, stage, grade } = first
    return [
      {
        organisation,
        stream,
        stage,
        grade,
        batches: sumOf(own, ({ batches }) => batches),
        grams: sumOf(own, ({ grams }) => grams),
        events: new Set(own.map(({ event }) => event)).size,
      },
    ]
  })
  const stageOf = ({ organisation, stream, stage }: GradeRow) =>
    `${organisation}/${stream}/${stage}`
  return rows.toSorted((one, other) =>
    stageOf(one) === stageOf(other)
      ? placeOf(one) - placeOf(other)
      : stageOf(one) < stageOf(other)
        ? -1
        : 1,
  )
}
