import { type FaultName, type FaultValues, sentence } from './phrases.ts'

/** Every expected "no", each with the one meaning it has everywhere. */
export const refusalCodes = [
  'invalid', // The scan's own words are wrong: every fault is listed.
  'unknown_stream',
  'unknown_stage',
  'unknown_facility',
  'facility_in_use',
  'unknown_batch',
  'unknown_event',
  'batch_exists', // An output carries the code of a batch that is already there.
  'facility_exists',
  'lineage_cycle', // An output is named among what it would be made from.
  'stage_not_open', // The machine has no such step from where the batch stands.
  'guard_not_met', // The step exists, but a condition of the stream's rules does not hold.
  'batch_spent', // Nothing is left of the batch, or its story has ended.
  'not_weighed', // The step moves grams and the batch has none on record.
  'mass_overdrawn',
  'mass_unbalanced',
  'not_reversible', // Something later stands on the event, a claim too; or it is itself a reversal.
  'recall_exists', // A recall of this batch is open, or the same objection stands already.
  'recall_ended', // Its notice is down: nothing more can be said of it.
  'claim_overdrawn', // More recycled grams than are left of a credit or a certificate.
  'claim_not_allowed', // The rules of the claim's standard or of its chain of custody say no.
  'unknown_organisation',
  'unknown_hand_over',
  'step_not_open', // The hand-over has no such step from where it stands.
  'permit_not_enough', // No permit of this number, not valid today, or less is left of it.
  'not_your_step', // The step is another side's to take.
  'outside_bounds', // The station is bound to another facility, or not to this stage.
  'not_signed', // The station signs its scans, and this one carries no signature of its key.
  'not_competent', // The person holds no live certificate that the stage asks for.
  'second_person_needed', // Another person than the one who signed must sign.
  'approval_closed', // Nothing waits under this id any more: it expired.
  'organisation_exists',
  'last_administrator', // Somebody must stay who can change who may do what.
  'licence_exists',
  'model_changed', // Somebody else wrote a version of the model meanwhile: read it first.
  'competence_exists',
  'passport_ended', // It ceased to exist: the battery is recycled, or it was issued in error.
  'id_reused', // The same id came with other content: the first one stands.
  'too_large',
  'overloaded', // Nothing was kept: send the same scan again later.
  'too_many', // Asked too often: come back after the time told.
  'not_authenticated',
  'not_allowed', // It is known who asks, and the role does not include this.
  'not_found',
  'malformed', // The question cannot be read at all, as tools of others ask it.
  'method_not_allowed', // There is something at this address, which is asked in another way.
  'interrupted', // Our own fault stopped this scan: nothing was kept of it.
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** One thing that is wrong: where (a JSON pointer into what was sent), what, and what would be right. */
export interface Fault {
  readonly pointer: string
  readonly message: string
  /** Which rule says no: a key of `phrases`, from which the sentence is made in every language. */
  readonly says: FaultName
  /** What the sentence names: grams, codes, stages. */
  readonly values: FaultValues
}

/** An expected "no" with every fault named. Nothing of what was refused is kept. */
export interface Refusal {
  readonly code: RefusalCode
  readonly faults: readonly Fault[]
}

/** A fault by its rule, with what its sentence names; the message is the English sentence. */
export function faultOf(pointer: string, says: FaultName, values: FaultValues = {}): Fault {
  const message = sentence(says, values, 'en')
  return { pointer, message, says, values }
}

/** Builds a refusal with a single fault that says its rule. */
export function refuse(
  code: RefusalCode,
  pointer: string,
  [says, values]: readonly [says: FaultName, values?: FaultValues],
): Refusal {
  return { code, faults: [faultOf(pointer, says, values)] }
}

/** Tells a refusal from a result, wherever a function may answer with either. */
export function isRefusal(answer: object): answer is Refusal {
  return 'code' in answer && 'faults' in answer
}
