import { type Refusal, refuse } from '../domain/refusal.ts'
import type { BatchCorrection } from './correct-hand-over.ts'
import {
  type CorrectionState,
  type CorrectionStep,
  correctionStepsOf,
  stepCorrection,
} from './correction.ts'
import type { Party } from './hand-over.ts'
import type { Cargo } from './hand-over-papers.ts'
import type { ProposedLine } from './hand-over-proposal.ts'

/** A correction and all that an answer to it is held against. */
export interface KnownOfAnswer {
  /** As it stands now: one that nobody answered in time has expired. */
  readonly state: CorrectionState
  /** Of whoever asks. */
  readonly part: Party
  readonly proposedBy: Party
  /** Whether whoever proposed it may still bind their side. */
  readonly proposerStands: boolean
  /** An event that a consent of the code before recorded, and never wrote down. */
  readonly booked?: string | undefined
}

/** How a correction ends. */
export type AnsweredState = Exclude<CorrectionState, 'proposed'>

/** Decides an answer to a correction, or its withdrawal. */
export function decideAnswer(
  step: Exclude<CorrectionStep, 'correct_propose'>,
  { state, part, proposedBy, proposerStands, booked: event }: KnownOfAnswer,
): AnsweredState | Refusal {
  const next = stepCorrection(state, step)
  if (typeof next !== 'string') return next
  if (next === 'proposed') throw new RangeError('Cannot answer a correction with nothing')
  if (!correctionStepsOf(state, { part, proposedBy }).includes(step)) {
    const isOwn = part === proposedBy
    const says = isOwn ? 'correction_of_your_own' : 'correction_of_other_side'
    return refuse('not_your_step', '/step', [says])
  }
  // What is booked already is only to be written down.
  if (next === 'consented' && event === undefined && !proposerStands) {
    return refuse('second_person_needed', '/correction', ['proposer_not_standing'])
  }
  if (next === 'consented' || event === undefined) return next
  return refuse('step_not_open', '/step', ['step_booked_before', { event }])
}

/** What a correction takes or gives on one side, line by line; what its credits bear is looked at when it is booked. */
export type LineTerms = Omit<BatchCorrection, 'groundless'> & { readonly line: number }

/** What a consent books on either side. */
export function correctionTerms(
  lines: readonly ProposedLine[],
  cargo: readonly Cargo[],
): { readonly sent: readonly LineTerms[]; readonly accepted: readonly LineTerms[] } {
  const leftState = new Map(cargo.map((one) => [one.line, one.leftState]))
  return {
    sent: lines
      .filter(({ sent }) => sent.after !== sent.before)
      .map((line) => ofSender(line, leftState.get(line.line) ?? '')),
    accepted: lines.map(ofReceiver),
  }
}

/** What went out: with a wrong mass nothing comes back, since all of it went along. */
function ofSender({ line, reason, sent, content }: ProposedLine, leftState: string): LineTerms {
  const back = sent.before - sent.after
  const foundGrams = reason === 'mass_wrong' ? -back : 0
  return { line, correctedGrams: back, foundGrams, content, leftState }
}

/** What came in; what the stock does not follow of it was a difference between the scales. */
function ofReceiver({ line, sent, accepted, content }: ProposedLine): LineTerms {
  const came = sent.after - sent.before
  const stock = accepted.after - accepted.before
  return { line, correctedGrams: came, foundGrams: stock - came, content, leftState: '' }
}
