import { dayMilliseconds, hourMilliseconds } from '../../domain/hours.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import { RefusedError } from '../../domain/refused.ts'
import { mayRole } from '../../domain/role.ts'
import { bookedAs } from '../../workflows/custody-stages.ts'
import { countedApproval } from '../capture/counted-approvals.ts'
import { approvalRule } from '../capture/waiting.ts'
import { idFrom, sha256Hex } from '../digest.ts'
import type { Installation } from '../installation.ts'
import { macsOf, type Secret } from '../secret/secret.ts'
import { listLines } from '../store/custody/hand-over-lines.ts'
import { findHandOver } from '../store/custody/hand-overs.ts'
import type { Database } from '../store/database.ts'
import {
  addApproval,
  addSignature,
  findApproval,
  lockApproval,
  type StoredApproval,
} from '../store/recording/approvals.ts'
import type { StepRequest } from './hand-over-schemas.ts'
import { type Signatory, stepSignerOf } from './sign-step.ts'

type Decide = Extract<StepRequest, { step: 'decide' }>

/** What is decided of which hand-over; the step's own id does not matter, so that any person may say the same. */
interface Decision {
  readonly id: string
  readonly request: Pick<Decide, 'lines'>
}

/** The agreement that waits for this very decision, of today or of the day before; undefined where there is none. */
export async function findAgreement(
  installation: Pick<Installation, 'secret' | 'store' | 'streams'>,
  db: Database,
  { decision, by }: { decision: Decision; by: Signatory },
): Promise<StoredApproval | undefined> {
  const { now } = by
  const { organisationKey } = by.organisation
  const days = [now, new Date(now.getTime() - dayMilliseconds)]
  for (const day of days) {
    const { found } = await findPlace(installation, db, { organisationKey, decision, day })
    if (found === undefined || found.expiresTime <= now || found.recordedTime !== null) continue
    // Of a refusal and a step that come at once, one is first.
    await lockApproval(db, organisationKey, found.id)
    const waiting = await findApproval(db, organisationKey, { id: found.id })
    if (waiting === undefined || waiting.refusedTime !== null) continue
    return countedApproval(installation, db, waiting, { organisationKey, now, holds: true })
  }
  return undefined
}

interface Place {
  readonly scanId: string
  /** What waits there; undefined where nothing does yet. */
  readonly found?: StoredApproval
}

/** Where an agreement on this decision is kept: behind every one that was refused, a further one may wait. */
async function findPlace(
  { secret }: Pick<Installation, 'secret'>,
  db: Database,
  { organisationKey, decision, day }: Asked,
): Promise<Place> {
  let refused: string | undefined
  for (;;) {
    const ids = agreementIds(secret, decision, { day, refused })
    let found: StoredApproval | undefined
    for (const scanId of ids) found ??= await findApproval(db, organisationKey, { scanId })
    if (found === undefined) return { scanId: ids[0] ?? '' }
    if (found.refusedTime === null) return { scanId: found.scanId, found }
    refused = found.id
  }
}

interface Asked {
  readonly organisationKey: number
  readonly decision: Decision
  readonly day: Date
}

/** Whether whoever decides now may supervise, and another person has said the same before. */
export function isAgreedBy(
  { principal }: Pick<Signatory, 'principal'>,
  agreement: StoredApproval | undefined,
): boolean {
  if (principal.kind !== 'person' || !mayRole(principal.role, 'supervise')) return false
  return agreement?.signed.some(({ personId }) => personId !== principal.personId) === true
}

/**
 * Keeps what a person decided when it was refused for want of a second one: whoever then decides the same, or signs it among
 * what waits, takes the step. A station may decide first, but is nobody.
 */
export async function keepDecision(
  { store, secret }: Pick<Installation, 'store' | 'secret'>,
  { id, request }: { id: string; request: Decide },
  by: Signatory,
): Promise<void> {
  const { principal, organisation, now } = by
  const { organisationKey, slug } = organisation
  const { signer: operator } = stepSignerOf(principal, slug)
  await store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      const handOver = await findHandOver(tx, organisationKey, id)
      if (handOver === undefined) throw new RangeError(`Cannot find hand-over "${id}" again`)
      const lines = await listLines(tx, [handOver.handOverKey])
      const decision = { id, request }
      const { scanId } = await findPlace({ secret }, tx, { organisationKey, decision, day: now })
      const { signature: _, ...step } = request
      const kept = {
        id: scanId,
        stream: lines[0]?.stream ?? '',
        stage: bookedAs.decide,
        facility: handOver.to ?? '',
        facts: {},
        handOver: id,
        step,
        batches: lines.map(({ code: batch }) => ({ batch })),
      }
      const expires = new Date(now.getTime() + approvalRule.hours * hourMilliseconds)
      const who = { proposedBy: operator, operator, now, expires }
      await addApproval(tx, organisationKey, {
        scanId,
        scan: kept,
        scanDigest: sha256Hex(canonical(kept)),
        ...who,
      })
      const approval = await findApproval(tx, organisationKey, { scanId })
      if (approval === undefined || principal.kind !== 'person') return
      const { personId } = principal
      if (approval.signed.some((one) => one.personId === personId)) return
      await addSignature(tx, approval.approvalKey, { personId, operator, now })
    })
}

/** Whether a step was refused for want of a second person. */
export function lacksSecondPerson(error: unknown): boolean {
  return error instanceof RefusedError && error.refusal.code === 'second_person_needed'
}

/**
 * What is agreed on is found again by an id that follows from it, under the installation's secret: a scan that waits under an
 * id which its sender chose would otherwise lend its signatures to the decision, or take the decision's for its own. The first is
 * under the secret in use, those that follow under secrets before.
 */
function agreementIds(
  secret: Secret,
  { id, request: { lines } }: Decision,
  { day, refused }: { day: Date; refused: string | undefined },
): readonly string[] {
  const agreed = canonical({ handOver: id, lines, day: day.toISOString().slice(0, 10), refused })
  const { digest, earlier } = macsOf(secret, `loomcell-acceptance/1\n${agreed}`)
  return [digest, ...earlier].map((mac) => idFrom(mac.toString('hex')))
}
