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
