import { parseScan } from '../../domain/parse-scan.ts'
import type { Answer, Proposed } from '../../domain/receipt.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { Installation } from '../installation.ts'
import { refusedReceipt } from '../recording/entry.ts'
import { scanDigestOf } from '../recording/scan-digest.ts'
import {
  addApproval,
  addSignature,
  emptyExpired,
  findApproval,
  type StoredApproval,
} from '../store/recording/approvals.ts'
import { readEventStages } from '../store/recording/event-stages.ts'
import { approvalRule, expired } from './approval-rule.ts'
import { countedApproval } from './counted-approvals.ts'
import type { Proposing } from './rehearse-signed.ts'
import { rehearseSigned } from './rehearse-signed.ts'
import type { Sent } from './sent.ts'
import { signersAsked } from './signers-asked.ts'

/**
 * Keeps a scan until the persons have signed whom its stage asks for; a person who sends it is the first of them. What
 * would be refused anyway is refused now. The same scan again gives the same answer, and its receipt once it is recorded.
 */
export async function proposeScan(
  installation: Pick<Installation, 'recorder' | 'streams' | 'store'>,
  sent: Sent,
  proposing: Proposing,
): Promise<Answer> {
  const { store, recorder } = installation
  const { actor, stage, now } = proposing
  const { organisationKey } = actor
  const db = store.own(organisationKey)
  const scan = parseScan(sent.scan)
  const scanDigest = scanDigestOf(sent.scan)
  // The one way in says best what cannot be read, and answers for what is recorded already.
  const recordAsItIs = async (): Promise<Answer> => {
    const [receipt] = await recorder.record([sent.scan], actor)
    if (receipt === undefined) throw new RangeError(`Cannot answer scan "${sent.id}"`)
    return receipt
  }
  if (isRefusal(scan) || scanDigest === undefined) return recordAsItIs()
  if ((await readEventStages(db, organisationKey, [scan.id])).size > 0) return recordAsItIs()
  const before = await findApproval(db, organisationKey, { scanId: scan.id })
  const counting = { organisationKey, now }
  const answer = async (approval: StoredApproval) =>
    answerBefore(await countedApproval(installation, db, approval, counting), {
      scanDigest,
      stage,
      now,
    })
  if (before !== undefined) return answer(before)
  const refused = await rehearseSigned(installation, scan, proposing)
  if (refused !== undefined) return refusedReceipt(scan.id, refused)
  await keep(installation, { scanId: scan.id, scan: sent.scan, scanDigest }, proposing)
  const kept = await findApproval(db, organisationKey, { scanId: scan.id })
  if (kept === undefined) throw new RangeError(`Cannot find the approval of scan "${scan.id}"`)
  return answer(kept)
}

async function keep(
  { store }: Pick<Installation, 'store'>,
  scan: { scanId: string; scan: unknown; scanDigest: string },
  { principal, actor: { organisationKey }, beside, now }: Proposing,
): Promise<void> {
  const expires = new Date(now.getTime() + approvalRule.hours * 3_600_000)
  const { operator, signature } = beside
  const proposedBy = operator ?? principal.name
  await store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      await emptyExpired(tx, organisationKey, now)
      const kept = { ...scan, operator, proposedBy, now, expires, signature }
      const key = await addApproval(tx, organisationKey, kept)
      if (key === undefined || principal.kind !== 'person' || operator === undefined) return
      await addSignature(tx, key, { personId: principal.personId, operator, now })
    })
}

function answerBefore(
  approval: StoredApproval,
  { scanDigest, stage, now }: { scanDigest: string; stage: Stage; now: Date },
): Answer {
  const { scanId } = approval
  if (approval.scanDigest !== scanDigest) return refusedReceipt(scanId, idReused(scanId))
  if (approval.expiresTime <= now) return refusedReceipt(scanId, expired(approval))
  return proposed(approval, stage)
}

/** The answer about a scan that waits. */
export function proposed(approval: StoredApproval, stage: Stage): Proposed {
  return {
    id: approval.scanId,
    status: 'proposed',
    approval: approval.id,
    missing: Math.max(0, signersAsked(approval, stage) - approval.signed.length),
    expires: approval.expiresTime.toISOString(),
  }
}

function idReused(id: string): Refusal {
  return refuse('id_reused', '/id', ['scan_id_waits', { id }])
}
