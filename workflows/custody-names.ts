import type { Words } from '../domain/words.ts'
import { correctionReasons, correctionStates, correctionSteps } from './correction.ts'
import { handOverParties, handOverStates, handOverSteps, refusalReasons } from './hand-over.ts'

/** Words for every name that a refusal of a hand-over or of its correction speaks of: states, steps, parties and reasons. */
export const custodyNames: Readonly<Record<string, Words>> = {
  ...handOverStates,
  ...handOverSteps,
  ...handOverParties,
  ...refusalReasons,
  ...correctionStates,
  ...correctionSteps,
  ...correctionReasons,
}
