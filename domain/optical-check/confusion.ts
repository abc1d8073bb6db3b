import { type Counted, type Interval, wilson } from '../line/proportion.ts'
import { sumOf } from '../sum.ts'

/** So many pieces that a version called one thing and a person another, or the same. */
export interface Cell {
  readonly called: string
  /** What the person says, who has the last word. */
  readonly judged: string
  readonly pieces: number
}

/** So many of so many, as a share with its 95 % interval by Wilson; neither of nothing. */
export interface Rate extends Counted {
  readonly share: number | undefined
  readonly interval: Interval | undefined
}

/** How a version's calls stand to the verdicts of persons. */
export interface CheckFigures {
  /** Most pieces first. */
  readonly matrix: readonly Cell[]
  /** Called the same class, of all that were judged. */
  readonly agreement: Rate
  /** Called good, of the pieces that a person calls bad. */
  readonly escapes: Rate
  /** Called bad, of the pieces that a person calls good. */
  readonly falseRejects: Rate
}

/** A share with its interval. */
export function rateOf(some: number, all: number): Rate {
  return {
    some,
    all,
    share: all === 0 ? undefined : some / all,
    interval: wilson({ some, all }),
  }
}

/** The figures of a confusion matrix; `isGood` tells which classes are good. */
export function checkFigures(
  cells: readonly Cell[],
  isGood: (name: string) => boolean,
): CheckFigures {
  const count = (keep: (cell: Cell) => boolean) => sumOf(cells.filter(keep), ({ pieces }) => pieces)
  const agreed = count(({ called, judged }) => called === judged)
  const bad = count(({ judged }) => !isGood(judged))
  const good = count(({ judged }) => isGood(judged))
  return {
    matrix: cells.toSorted((one, other) => other.pieces - one.pieces),
    agreement: rateOf(agreed, good + bad),
    escapes: rateOf(
      count(({ called, judged }) => isGood(called) && !isGood(judged)),
      bad,
    ),
    falseRejects: rateOf(
      count(({ called, judged }) => !isGood(called) && isGood(judged)),
      good,
    ),
  }
}
