import { houseRule } from '../source.ts'

/** Bounds of what is sent of pieces that were looked at. */
export const callRules = {
  /** Most of one request. */
  mostTogether: 1_000,
  /** How far ahead of our clock a station may be. */
  leadMinutes: 5,
  /** How long ago a picture may have been taken. */
  mostDays: 400,
  source: houseRule(
    'Calls are taken in lists of up to 1,000, of pictures that are no older than 400 days',
  ),
} as const

/** Confidence is kept in whole millionths, so that no comparison rests on a float. */
export const mostMillionths = 1_000_000

/** A confidence from 0 to 1 in whole millionths, rounded down: what lies below a threshold is never lifted over it. */
export function millionthsOf(confidence: number): number {
  // Sixteen digits make 0.29 × 1,000,000 a little less than it is.
  return Math.floor(Number((confidence * mostMillionths).toFixed(6)))
}

/** Whether a person has to look: the version is less sure than its threshold asks. */
export function isDoubtful(confidenceMillionths: number, thresholdMillionths: number): boolean {
  return confidenceMillionths < thresholdMillionths
}

/**
 * Why a person was asked about a piece. `reference`: it belongs to a set that was put together beforehand. `control`: it was drawn at random.
 * Both are chosen before any model has said a word, so that figures over them are of all pieces alike. `doubt`: a live version was unsure.
 * `unasked`: nobody asked, and a person judged it all the same.
 */
export const choices = ['reference', 'control', 'doubt', 'unasked'] as const
export type Choice = (typeof choices)[number]

/** How pieces were chosen that figures rest on: without regard to what a model says, or all that a person judged. */
export const bases = ['drawn', 'judged'] as const
export type Basis = (typeof bases)[number]
