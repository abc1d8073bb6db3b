import { squareMetresOf } from './area.ts'
import type { LineFigures } from './line-figures.ts'
import type { LineVersion } from './line-version.ts'
import { type Difference, differenceOf } from './proportion.ts'

/** One side of a comparison: what the line was at the end of its period, and its figures over it. */
export interface Side {
  readonly version: LineVersion
  readonly figures: LineFigures
}

/** What became of a line, or of one line beside another: each is the second by the first. */
export interface Comparison {
  readonly area: number | undefined
  readonly ratedCapacity: number | undefined
  readonly people: number | undefined
  readonly perSquareMetreHour: number | undefined
  readonly perPersonHour: number | undefined
  readonly oee: number | undefined
  readonly defectRate: number | undefined
  /** Whether the defect rates differ by more than chance; undefined where a side has no pieces. */
  readonly defects: Difference | undefined
}

/** Compares two sides, before and after. */
export function compareLines(before: Side, after: Side): Comparison {
  const ratio = (of: (side: Side) => number | undefined) => ratioOf(of(before), of(after))
  return {
    area: ratio(({ version }) => squareMetresOf(version.area)),
    ratedCapacity: ratio(({ version }) => version.ratedPerHour),
    people: ratio(({ version }) => version.plannedPeople),
    perSquareMetreHour: ratio(({ figures }) => figures.perSquareMetreHour),
    perPersonHour: ratio(({ figures }) => figures.perPersonHour),
    oee: ratio(({ figures }) => figures.pace.oee),
    defectRate: ratio(({ figures }) => figures.defects.share),
    defects: differenceOf(before.figures.defects, after.figures.defects),
  }
}

function ratioOf(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined || before === 0 ? undefined : after / before
}

/** What somebody claims of a new line, each as a factor on the old one. */
export interface StatedFactors {
  readonly capacity: number
  readonly area: number
  readonly people: number
}

/** What follows from a claim, by how its capacity is read. */
export interface StatedOutcome {
  /** `times`: the new capacity is the factor times the old; `more`: it is larger by the factor times the old. */
  readonly reading: 'times' | 'more'
  readonly capacity: number
  readonly perArea: number
  readonly perPerson: number
}

/**
 * What a claim comes to per area and per person. "Up 1.5 times" may be read in two ways: both are given, the factor as it was
 * entered first.
 */
export function statedOutcomes({
  capacity,
  area,
  people,
}: StatedFactors): readonly StatedOutcome[] {
  const read = [
    ['times', capacity],
    ['more', capacity + 1],
  ] as const
  return read.map(([reading, factor]) => ({
    reading,
    capacity: factor,
    perArea: factor / area,
    perPerson: factor / people,
  }))
}
