import type { Transaction } from 'kysely'
import type { Accepted, Answer } from '../../domain/receipt.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { mayRole } from '../../domain/role.ts'
import { signaturesOf } from '../../workflows/signatures.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { PersonPrincipal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import type { Actor } from '../recording/entry.ts'
import type { Tables } from '../store/database.ts'
import {
  addSignature,
  closeApproval,
  findApproval,
  lockApproval,
  type StoredApproval,
} from '../store/recording/approvals.ts'
import { faultInSigner, recordCorrection } from './correction-approval.ts'
import { type CountedApproval, countedApproval } from './counted-approvals.ts'
import { checkCompetences, operatorOf } from './persons.ts'
import { readSent } from './sent.ts'
import {
  correctionIn,
  decisionIn,
  expired,
  type KeptDecision,
  proposed,
  signersAsked,
} from './waiting.ts'

export interface Signing {
  readonly principal: PersonPrincipal
  readonly actor: Actor
  readonly id: string
  readonly now: Date
}

/** Takes the step of a hand-over that waited, in the name of whoever signs. */
export type SignDecision = (
  installation: Installation,
  decision: KeptDecision,
  signing: Signing,
) => Promise<Accepted | Refusal>

/**
 * Signs a scan that waits. The signature that was still missing records it through the one way in, under the pseudonyms of
 * all who signed. Signed again by somebody who has, it changes nothing: the receipt is that of a duplicate.
 */
export async function signApproval(
  installation: Installation,
  signing: Signing,
  signDecision: SignDecision,
): Promise<Answer | Refusal> {
  const { store } = installation
  const { organisationKey } = signing.actor
  const waiting = await findApproval(store.own(organisationKey), organisationKey, signing)
  const decision = waiting === undefined ? undefined : decisionIn(waiting)
  if (waiting !== undefined && decision !== undefined) {
    const isOver = waiting.recordedTime === null && waiting.expiresTime <= signing.now
    return isOver ? expired(waiting) : signDecision(installation, decision, signing)
  }
  const signed = await store
    .own(organisationKey)
    .transaction()
    .execute((tx) => sign(tx, installation, signing))
  if (isRefusal(signed)) return signed
  const { approval, stage, isComplete: isSigned } = signed
  if (!isSigned) return proposed(approval.scanId, approval, stage)
  return recordSigned(installation, signed, signing)
}

interface SignedApproval {
  readonly approval: StoredApproval
  readonly stage: Stage
  readonly isComplete: boolean
}

async function sign(
  tx: Transaction<Tables>,
  installation: Pick<Installation, 'store' | 'streams'>,
  { principal, actor, id, now }: Signing,
): Promise<SignedApproval | Refusal> {
  const { organisationKey } = actor
  await lockApproval(tx, organisationKey, id)
  const stored = await findApproval(tx, organisationKey, { id })
  if (stored === undefined) return noApproval(id)
  const isRecorded = stored.recordedTime !== null
  if (stored.scan === null || (!isRecorded && stored.expiresTime <= now)) return expired(stored)
  const counting = { organisationKey, now }
  const approval = await countedApproval(installation, tx, stored, counting)
  const sent = readSent(approval.scan)
  const stage = installation.streams.get(sent.stream)?.allStages[sent.stage]
  if (stage === undefined) throw new RangeError(`Cannot find the stage of approval "${id}"`)
  const signedBy = ({ signed }: Pick<StoredApproval, 'signed'>) =>
    signed.some(({ personId }) => personId === principal.personId)
  // What is recorded stands, whatever became of those who signed it; the one way in answers with its receipt.
  if (isRecorded && signedBy(stored)) return { approval: stored, stage, isComplete: true }
  const complete = isComplete(approval, stage)
  if (signedBy(approval)) {
    return complete ? { approval, stage, isComplete: true } : signedBefore(id)
  }
  if (isRecorded || complete) return alreadyComplete(stored)
  const asked = stage.competence === undefined ? [] : [{ sent: { ...sent, time: now }, stage }]
  const [refused] = await checkCompetences(tx, asked, { principal, organisationKey, now })
  if (refused !== undefined) return refused
  const correction = correctionIn(approval)
  if (correction !== undefined) {
    const fault = await faultInSigner(tx, correction, { approval, principal })
    if (fault !== undefined) return fault
  } else if (
    stage.signatures === undefined &&
    approval.signed.length + 1 >= signersAsked(approval, stage) &&
    !mayRole(principal.role, 'supervise')
  ) {
    return refuse('not_allowed', '', ['weighing_needs_supervisor'])
  }
  const operator = operatorOf(principal, sent)
  await addSignature(tx, approval.approvalKey, { personId: principal.personId, operator, now })
  const detail = { approval: id, scan: sent.id, stage: `${sent.stream}.${sent.stage}` }
  await audit(tx, principal, { kind: 'consent', action: 'approval signed', detail, now })
  const { role, personId } = principal
  const added = { personId, operator, role, time: now.toISOString() }
  const after = { ...approval, signed: [...approval.signed, added] }
  return { approval: after, stage, isComplete: isComplete(after, stage) }
}

/** Whether as many signed as are asked for, among them somebody who supervises where that is asked for. */
function isComplete(approval: CountedApproval, stage: Stage): boolean {
  if (approval.signed.length < signersAsked(approval, stage)) return false
  const needsNone = stage.signatures !== undefined && correctionIn(approval) === undefined
  return needsNone || approval.signed.some(({ role }) => mayRole(role, 'supervise'))
}

async function recordSigned(
  { recorder, store }: Pick<Installation, 'recorder' | 'store'>,
  { approval, stage }: SignedApproval,
  { actor, now }: Signing,
): Promise<Answer> {
  const { scan, operator, signature, signatureForm, accessKeyKey, signed, approvalKey } = approval
  const names = signaturesOf(stage)
  const pseudonyms = names.map((name, index) => [name, signed[index]?.operator ?? ''])
  const known = {
    signedBy: Object.fromEntries(pseudonyms),
    ...(operator === null ? {} : { operator }),
    ...(signature === null || accessKeyKey === null || signatureForm === null
      ? {}
      : { signature: { accessKeyKey, signature, form: signatureForm } }),
  }
  const correction = correctionIn(approval)
  const [receipt] =
    correction === undefined
      ? await recorder.record([{ scan, actor, ...known }])
      : [await recordCorrection({ recorder }, correction, { actor, approval })]
  if (receipt === undefined) throw new RangeError(`Cannot answer approval "${approval.id}"`)
  if (receipt.status !== 'refused') {
    const { organisationKey } = actor
    await closeApproval(store.own(organisationKey), organisationKey, { approvalKey, now })
  }
  return receipt
}

function noApproval(id: string): Refusal {
  return refuse('not_found', '/path/id', ['approval_not_found', { id }])
}

function signedBefore(id: string): Refusal {
  return refuse('second_person_needed', '', ['approval_signed_before', { id }])
}

function alreadyComplete({ id, signed }: StoredApproval): Refusal {
  const says = ['approval_signed_by_all', { id, signed: signed.length }] as const
  return refuse('approval_closed', '', says)
}
