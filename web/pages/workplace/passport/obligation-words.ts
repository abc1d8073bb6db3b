import type { Obligation } from '../../../../domain/passport/point.ts'
import type { Words } from '../../../../domain/words.ts'
import { passportPhrases } from './phrases.ts'

/** What is demanded of a point, in words. */
export const obligationWords: Readonly<Record<Obligation, Words>> = {
  mandatory: passportPhrases.mandatory,
  conditional: passportPhrases.conditional,
  optional: passportPhrases.optionalPoint,
  proposed: passportPhrases.proposed,
  pending: passportPhrases.pending,
  not_filled: passportPhrases.not_filled,
}

/** The head of a list of points that lack, by what is demanded of them. */
export const lackingWords: Readonly<Record<Obligation, Words>> = {
  mandatory: passportPhrases.lackingMandatory,
  conditional: passportPhrases.lackingConditional,
  optional: passportPhrases.lackingOptional,
  proposed: passportPhrases.lackingProposed,
  pending: passportPhrases.pending,
  not_filled: passportPhrases.not_filled,
}

/** How the points of an obligation are called together, and how so many of them are counted. */
export const countedWords: Readonly<
  Record<Obligation, { readonly points: Words; readonly count: Words }>
> = {
  mandatory: { points: passportPhrases.requiredPoints, count: passportPhrases.requiredCount },
  conditional: {
    points: passportPhrases.conditionalPoints,
    count: passportPhrases.conditionalCount,
  },
  optional: { points: passportPhrases.optionalPoints, count: passportPhrases.optionalCount },
  proposed: { points: passportPhrases.proposedPoints, count: passportPhrases.proposedCount },
  pending: { points: passportPhrases.pending, count: passportPhrases.others },
  not_filled: { points: passportPhrases.not_filled, count: passportPhrases.others },
}
