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

/** What a receiver says of one line, against what was sent of it. */
export interface Acceptance {
  readonly batch: string
  /** Whether the batch is one thing, such as a battery, which is accepted or refused whole. */
  readonly isUnit: boolean
  readonly sentGrams: number
  readonly acceptedGrams: number
  readonly refusedGrams: number
  readonly note?: string | undefined
  /** What was trusted of the sender's mass. */
  readonly trusted?: TrustedMass | undefined
  /** Whether a second person who may supervise says the same. */
  readonly isAgreed: boolean
}

/** What stands against an acceptance; pointers are into the line. */
export interface JudgedAcceptance {
  readonly invalid: readonly Fault[]
  readonly beyond: readonly Fault[]
  readonly unsigned: readonly Fault[]
  /** What the next weighing is held against; undefined where the accepted mass itself is. */
  readonly trusted?: TrustedMass
}

/**
 * Holds what a receiver weighed against what was sent and is not refused, by the bounds of every weighing. What is refused
 * whole has no mass to be judged.
 */
export function judgeAcceptance(acceptance: Acceptance): JudgedAcceptance {
  const { batch, acceptedGrams: found, sentGrams, refusedGrams, isUnit } = acceptance
  const none = { invalid: [], beyond: [], unsigned: [] }
  if (isUnit && found > 0 && refusedGrams > 0 && refusedGrams < sentGrams) {
    const values = { batch, sent: sentGrams }
    return { ...none, invalid: [faultOf('/refusedGrams', 'unit_decided_whole', values)] }
  }
  if (found === 0 || refusedGrams >= sentGrams) return none
  const known: KnownMass = { massGrams: sentGrams - refusedGrams, trusted: acceptance.trusted }
  const [expected, percent] = [trustedGrams(known), gapPercent(found, known)]
  const values = { batch, found, known: expected, percent }
  const band = massBand(found, known)
  if (band === 'beyond') {
    const most = massBounds.supervisedBasisPoints / 100
    const far = { ...values, most }
    return { ...none, beyond: [faultOf('/acceptedGrams', 'accepted_far_off', far)] }
  }
  // Who says just what was sent asserts no other mass, however far the sender's own scales and processes had led.
  const isAsSent = found === sentGrams - refusedGrams && band === 'noted'
  if (band !== 'silent' && !isAsSent && acceptance.note === undefined) {
    return { ...none, invalid: [faultOf('/note', 'accepted_needs_note', values)] }
  }
  if (band === 'supervised' && !acceptance.isAgreed) {
    const needed = faultOf('/acceptedGrams', 'accepted_needs_second_person', values)
    return { ...none, unsigned: [needed] }
  }
  const trusted = trustedAfter(found, known, acceptance.isAgreed && band === 'supervised')
  const isPlain = trusted.grams === found && acceptance.trusted === undefined
  return isPlain ? none : { ...none, trusted }
}
