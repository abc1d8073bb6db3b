import type { Accepted, Answer, Receipt } from '../../domain/receipt.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { mayRole } from '../../domain/role.ts'
import { signaturesOf } from '../../workflows/parts-of-stage.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import { inOneTransaction } from '../recording/in-one-transaction.ts'
import type { Held } from '../store/hold-transaction.ts'
import { holdRoles } from '../store/people/member-roles.ts'
import {
  addSignature,
  closeApproval,
  findApproval,
  lockApproval,
  type StoredApproval,
} from '../store/recording/approvals.ts'
import { correctionParts } from './correction-approval.ts'
import { type CountedApproval, countedApproval } from './counted-approvals.ts'
import { faultInAnswer, type Signing } from './fault-in-answer.ts'
import { operatorOf } from './persons.ts'
import { readSent } from './sent.ts'
import {
  closed,
  correctionIn,
  decisionIn,
  type KeptDecision,
  noApproval,
  signersAsked,
  stillUnsigned,
} from './waiting.ts'

/** Takes the step of a hand-over that waited, in the name of whoever signs. */
export type SignDecision = (
  installation: Installation,
  decision: KeptDecision,
  signing: Signing,
) => Promise<Accepted | Refusal>

/**
 * Signs a scan that waits. The signature that was still missing records it through the one way in, under the pseudonyms of
 * all who signed, in the same transaction, until the end of which whoever signed stays what they are. Signed again by somebody
 * who has, it changes nothing: the receipt is that of a duplicate.
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
    return closed(waiting, signing.now) ?? signDecision(installation, decision, signing)
  }
  let isTriedAgain = false
  return inOneTransaction(installation, organisationKey, async (held) => {
    const signed = await sign(held, installation, { ...signing, isTriedAgain })
    isTriedAgain = true
    if (isRefusal(signed)) return signed
    const { approval, stage, isComplete: isSigned } = signed
    if (!isSigned) return stillUnsigned(approval.scanId, approval, stage)
    return recordSigned(installation, signed, { held, signing })
  })
}

interface SignedApproval {
  readonly approval: StoredApproval
  readonly stage: Stage
  readonly isComplete: boolean
}

interface Trying extends Signing {
  /** Whether the answer to a first commit was lost, so that a signature found now may be this very one. */
  readonly isTriedAgain: boolean
}

async function sign(
  { tx }: Held,
  installation: Pick<Installation, 'store' | 'streams'>,
  signing: Trying,
): Promise<SignedApproval | Refusal> {
  const { principal, actor, id, now } = signing
  const { organisationKey } = actor
  await lockApproval(tx, organisationKey, id)
  const stored = await findApproval(tx, organisationKey, { id })
  if (stored === undefined) return noApproval(id)
  const over = closed(stored, now)
  if (over !== undefined) return over
  // What is recorded lies in its event; of what was signed nothing is kept here for longer than it could have waited.
  if (stored.scan === null) return alreadyComplete(stored)
  const isRecorded = stored.recordedTime !== null
  const roles = await holdRoles(tx, organisationKey, [principal.personId])
  const approval = await countedApproval(installation, tx, stored, {
    organisationKey,
    now,
    holds: true,
  })
  const sent = readSent(approval.scan)
  const stage = installation.streams.get(sent.stream)?.allStages[sent.stage]
  if (stage === undefined) throw new RangeError(`Cannot find the stage of approval "${id}"`)
  const signedBy = ({ signed }: Pick<StoredApproval, 'signed'>) =>
    signed.some(({ personId }) => personId === principal.personId)
  // What is recorded stands, whatever became of those who signed it; the one way in answers with its receipt.
  if (isRecorded && signedBy(stored)) return { approval: stored, stage, isComplete: true }
  const complete = isComplete(approval, stage)
  if (signedBy(approval)) {
    const isAnswered = complete || signing.isTriedAgain
    return isAnswered ? { approval, stage, isComplete: complete } : signedBefore(id)
  }
  if (isRecorded || complete) return alreadyComplete(stored)
  // Whoever was switched off since they asked signs nothing any more.
  const role = roles.get(principal.personId)
  if (role === undefined || !mayRole(role, 'record'))
    return refuse('not_allowed', '', ['asker_changed'])
  const fault = await faultInAnswer(tx, approval, { stage, sent, role, signing })
  if (fault !== undefined) return fault
  const operator = operatorOf(principal, sent)
  const { personId } = principal
  await addSignature(tx, approval.approvalKey, { personId, operator, now })
  const detail = { approval: id, scan: sent.id, stage: `${sent.stream}.${sent.stage}` }
  await audit(tx, principal, { kind: 'consent', action: 'approval signed', detail, now })
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
  { recorder }: Pick<Installation, 'recorder'>,
  { approval, stage }: SignedApproval,
  { held, signing: { actor, now } }: { held: Held; signing: Signing },
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
  const parts =
    correction === undefined
      ? [{ scan, actor, ...known }]
      : correctionParts(correction, { actor, approval })
  const receipts = await recorder.recordWithin(held.client, parts, { tellsDangers: true })
  const receipt = receiptOf(receipts)
  if (receipt === undefined) throw new RangeError(`Cannot answer approval "${approval.id}"`)
  if (receipt.status !== 'refused') {
    await closeApproval(held.tx, actor.organisationKey, { approvalKey, now })
  }
  return receipt
}

/** The receipt of what is right by now, or of what refused it. */
function receiptOf(receipts: readonly Receipt[]): Receipt | undefined {
  const faulty = receipts.find((one) => one.status === 'refused' && one.faults.length > 0)
  return faulty ?? receipts.at(-1)
}

function signedBefore(id: string): Refusal {
  return refuse('second_person_needed', '', ['approval_signed_before', { id }])
}

function alreadyComplete({ id, signed }: StoredApproval): Refusal {
  const says = ['approval_signed_by_all', { id, signed: signed.length }] as const
  return refuse('approval_closed', '', says)
}
