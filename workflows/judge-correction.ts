import {
  gapPercent,
  type KnownMass,
  massBand,
  massBounds,
  type TrustedMass,
  trustedAfter,
  trustedGrams,
} from '../domain/mass-bounds.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import type { CorrectionReason } from './correction.ts'
import { judgeAcceptance } from './judge-acceptance.ts'

/** What both sides agreed before about the grams sent of a line. */
export interface AgreedChange {
  readonly reason: CorrectionReason
  readonly beforeGrams: number
  readonly afterGrams: number
}

/** A line of a hand-over as one side says that it was. */
export interface CorrectedLine {
  readonly batch: string
  /** Whether the batch is one thing, such as a battery, which went along whole or stayed. */
  readonly isUnit: boolean
  readonly reason: CorrectionReason
  readonly offeredGrams: number
  /** What was sent as both sides have it now. */
  readonly nowGrams: number
  readonly sentGrams: number
  readonly acceptedGrams: number
  readonly refusedGrams: number
  readonly note: string
  /** Oldest first. */
  readonly agreed: readonly AgreedChange[]
}

/** What stands against a corrected line; pointers are into the line. */
export interface JudgedCorrection {
  readonly invalid: readonly Fault[]
  readonly beyond: readonly Fault[]
}

const none: JudgedCorrection = { invalid: [], beyond: [] }
const most = massBounds.supervisedBasisPoints / 100

/**
 * Holds what was really sent against what was offered. A proposal carries a note, and of either side somebody signs who may
 * supervise: that is the second person, so only what no two persons may assert is refused. It is held against what both sides
 * signed for at first, since two who agree twice come no further than once.
 */
export function judgeSent(line: CorrectedLine): JudgedCorrection {
  const { batch, isUnit, reason, nowGrams, offeredGrams: offered, sentGrams: grams } = line
  if (grams === nowGrams) return none
  if (isUnit && reason === 'quantity_wrong') {
    const whole = unitGrams(line)
    if (grams === 0 || grams === whole) return none
    return { ...none, invalid: [faultOf('/sentGrams', 'unit_sent_whole', { batch, grams, whole })] }
  }
  const known: KnownMass = { massGrams: nowGrams, trusted: trustedOf(line) }
  if (reason === 'mass_wrong' && massBand(grams, known) === 'beyond') {
    const percent = gapPercent(grams, known)
    const values = { batch, found: grams, known: trustedGrams(known), percent, most }
    return { ...none, beyond: [faultOf('/sentGrams', 'sent_far_off', values)] }
  }
  if (grams <= offered || massBand(grams, { massGrams: offered }) !== 'beyond') return none
  const values = { batch, grams, offered, most }
  return { ...none, beyond: [faultOf('/sentGrams', 'sent_above_offered', values)] }
}

/** Holds what was really accepted against what was really sent and is not refused, as a decision is. */
export function judgeAccepted(line: CorrectedLine): JudgedCorrection {
  const { batch, sentGrams, acceptedGrams, refusedGrams, note } = line
  // Whether a unit was refused whole was judged when it was decided; no correction changes what was refused.
  const { invalid, beyond } = judgeAcceptance({
    batch,
    isUnit: false,
    sentGrams,
    acceptedGrams,
    refusedGrams,
    note,
    isAgreed: true,
  })
  return { invalid, beyond }
}

/** Grams of a unit when it is there: only a correction of its mass changes them. */
function unitGrams({ offeredGrams, agreed }: CorrectedLine): number {
  return agreed.findLast(({ reason }) => reason === 'mass_wrong')?.afterGrams ?? offeredGrams
}

/** What the mass is held against: another quantity takes its share of it along, another mass leaves it. */
function trustedOf({ agreed }: CorrectedLine): TrustedMass | undefined {
  let trusted: TrustedMass | undefined
  for (const { reason, beforeGrams, afterGrams } of agreed) {
    if (reason !== 'mass_wrong' || beforeGrams === afterGrams) continue
    trusted = trustedAfter(afterGrams, { massGrams: beforeGrams, trusted }, false)
  }
  return trusted
}
