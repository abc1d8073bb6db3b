import type { Answer } from '../../domain/receipt.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { type Actor, refusedReceipt } from '../recording/entry.ts'
import { sayTheSame } from '../recording/said-digest.ts'
import {
  addApproval,
  addSignature,
  emptyExpired,
  findApproval,
  type StoredApproval,
} from '../store/recording/approvals.ts'
import { readEventStages } from '../store/recording/event-places.ts'
import { countedApproval } from './counted-approvals.ts'
import { type Proposing, rehearseSigned } from './rehearse-signed.ts'
import type { Sent, Vouched } from './sent.ts'
import { closed, stillUnsigned, waitsUntil } from './waiting.ts'

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
  const { scan, isWritable, digest } = sent.read
  // The one way in says best what cannot be read, and answers for what is recorded already.
  const recordAsItIs = async (): Promise<Answer> => {
    const [receipt] = await recorder.record([{ scan: sent.scan, read: sent.read, actor }])
    if (receipt === undefined) throw new RangeError(`Cannot answer scan "${sent.id}"`)
    return receipt
  }
  if (isRefusal(scan) || !isWritable) return recordAsItIs()
  if ((await readEventStages(db, organisationKey, [scan.id])).size > 0) return recordAsItIs()
  const before = await findApproval(db, organisationKey, { scanId: scan.id })
  const counting = { organisationKey, now }
  const answer = async (approval: StoredApproval) =>
    answerBefore(await countedApproval(installation, db, approval, counting), {
      isSame: isSameScan(installation, sent, approval),
      stage,
      now,
    })
  if (before !== undefined) return answer(before)
  const refused = await rehearseSigned(installation, scan, proposing)
  if (refused !== undefined) return refusedReceipt(scan.id, refused)
  await keep(installation, { scanId: scan.id, scan: sent.scan, scanDigest: digest() }, proposing)
  const kept = await findApproval(db, organisationKey, { scanId: scan.id })
  if (kept === undefined) throw new RangeError(`Cannot find the approval of scan "${scan.id}"`)
  return answer(kept)
}

async function keep(
  { store }: Pick<Installation, 'store'>,
  scan: { scanId: string; scan: unknown; scanDigest: string },
  { principal, actor: { organisationKey }, vouched, now }: Proposing,
): Promise<void> {
  const expires = waitsUntil(now)
  const { operator, signature } = vouched
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

/** Whether what waits is what is sent: word for word, or saying the same as far as it is still kept. */
function isSameScan(
  { streams }: Pick<Installation, 'streams'>,
  { scan, read }: Sent,
  waiting: StoredApproval,
): boolean {
  return waiting.scanDigest === read.digest() || sayTheSame(streams, waiting.scan, scan)
}

function answerBefore(
  approval: StoredApproval,
  { isSame, stage, now }: { isSame: boolean; stage: Stage; now: Date },
): Answer {
  const { scanId } = approval
  if (!isSame) {
    return refusedReceipt(scanId, refuse('id_reused', '/id', ['scan_id_waits', { id: scanId }]))
  }
  const over = closed(approval, now)
  return over === undefined ? stillUnsigned(scanId, approval, stage) : refusedReceipt(scanId, over)
}

/** A scan at the door with what is known of it. */
export interface AtDoor {
  readonly sent: Sent
  readonly refused?: Refusal
  readonly vouched: Vouched
  /** Set when nothing further is asked and the scan goes on as it came. */
  readonly passes: boolean
}

/** Whether a scan was refused for want of a second person. */
export function asksForSecondPerson(answer: Answer): boolean {
  return answer.status === 'refused' && answer.code === 'second_person_needed'
}

interface Keeping {
  /** In the order of the answers. */
  readonly sent: readonly AtDoor[]
  readonly principal: Principal
  readonly actor: Actor
  readonly now: Date
}

/**
 * Keeps each weighing that was refused as far off until a second person agrees. It was looked at under lock first, so a
 * weighing is asked about only when it is far off indeed, also one of a batch that the same request made.
 */
export async function keepFarOff(
  installation: Pick<Installation, 'recorder' | 'streams' | 'store'>,
  answers: readonly Answer[],
  { sent, principal, actor, now }: Keeping,
): Promise<readonly Answer[]> {
  const kept: Answer[] = []
  for (const [index, answer] of answers.entries()) {
    const one = sent[index]
    const stage = installation.streams.get(one?.sent.stream ?? '')?.allStages[one?.sent.stage ?? '']
    if (one === undefined || stage?.gapSignatures === undefined || !asksForSecondPerson(answer)) {
      kept.push(answer)
      continue
    }
    const proposing = { principal, actor, stage, vouched: one.vouched, now }
    kept.push(await proposeScan(installation, one.sent, proposing))
  }
  return kept
}
