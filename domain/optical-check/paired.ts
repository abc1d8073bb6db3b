import { type Counted, logChoose, significance, twoTails } from '../line/proportion.ts'
import { houseRule, type Source } from '../source.ts'

/** Two versions on the same pieces, each call held against a person's verdict. */
export interface Paired {
  readonly bothRight: number
  /** Right by the first alone. */
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly bothWrong: number
}

/** How two versions are told apart. */
export const pairedTest: {
  readonly source: Source
  readonly exactBelow: { readonly pieces: number; readonly source: Source }
} = {
  source: {
    basis: 'secondary',
    text: 'McNemar’s test as the documentation of statsmodels describes it, without the continuity correction',
  },
  exactBelow: {
    pieces: 25,
    source: houseRule(
      'The binomial test below 25 pieces on which one version alone is right, McNemar’s chi-square from there on',
    ),
  },
}

/** Whether one version is right more often than the other by more than chance. */
export interface PairedDifference {
  readonly method: 'exact' | 'chi_square'
  /** McNemar’s statistic, of one degree of freedom; undefined of the exact test. */
  readonly chiSquare: number | undefined
  /** How often chance alone makes a difference at least as large, two-sided. */
  readonly chance: number
  readonly isMoreThanChance: boolean
}

/** Pieces that both versions called. */
export function piecesIn({ bothRight, onlyFirst, onlySecond, bothWrong }: Paired): number {
  return bothRight + onlyFirst + onlySecond + bothWrong
}

/** Of these pieces those that the first version was right on. */
export function rightIn(paired: Paired): Counted {
  return { some: paired.bothRight + paired.onlyFirst, all: piecesIn(paired) }
}

/**
 * Compares two versions on the same pieces: only pieces count on which one alone is right, since the others say nothing of which is
 * better. Where there are none, no difference was seen, and chance makes as much of it always.
 */
export function pairedDifference({
  onlyFirst,
  onlySecond,
}: Pick<Paired, 'onlyFirst' | 'onlySecond'>): PairedDifference {
  const discordant = onlyFirst + onlySecond
  if (discordant < pairedTest.exactBelow.pieces) {
    return judged('exact', binomial(Math.min(onlyFirst, onlySecond), discordant))
  }
  const chiSquare = (onlyFirst - onlySecond) ** 2 / discordant
  return judged('chi_square', twoTails(Math.sqrt(chiSquare)), chiSquare)
}

function judged(
  method: PairedDifference['method'],
  chance: number,
  chiSquare?: number,
): PairedDifference {
  return { method, chiSquare, chance, isMoreThanChance: chance < significance.level }
}

/** Both tails of a fair coin that fell on its rarer side `fewer` times of `all`. */
function binomial(fewer: number, all: number): number {
  const tail = Array.from({ length: fewer + 1 }, (_, at) =>
    Math.exp(logChoose(all, at) - all * Math.LN2),
  ).reduce((total, chance) => total + chance, 0)
  return Math.min(1, 2 * tail)
}
