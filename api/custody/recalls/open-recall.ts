import type { Transaction } from 'kysely'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { recallBounds } from '../../../workflows/recall.ts'
import type { Installation } from '../../installation.ts'
import { requestDigest, sameOrRefused } from '../../once.ts'
import { stopLeaving } from '../../store/custody/open-recalls.ts'
import {
  type CountedRecalls,
  countRecalls,
  listUnfinishedRecalls,
  spreadRecall,
} from '../../store/custody/recall-spread.ts'
import {
  addRecall,
  endRecall,
  listRecalls,
  type StoredRecall,
} from '../../store/custody/recalls.ts'
import type { Tables } from '../../store/database.ts'
import { findBatch } from '../../store/inventory/batches.ts'
import { type Signatory, signerOf } from '../sign-step.ts'
import type { RecallRequest } from './recall-schemas.ts'
import { finishSpreading, tellEnded } from './spread-recall.ts'

/** Who opens or ends a recall. The clock is read once nothing is leaving: what left before then left before the recall. */
interface Recaller extends Omit<Signatory, 'now'> {
  readonly now: () => Date
}

/**
 * Recalls a batch of one's own with all that came out of it, whoever holds it: each holder is told, of its own batches and of
 * nobody else. What is made of an affected batch later is affected too.
 */
export async function openRecall(
  { store }: Installation,
  request: RecallRequest,
  by: Recaller,
): Promise<{ recall: StoredRecall; isNew: boolean }> {
  const { id } = request
  const { organisationKey } = by.organisation
  const db = store.own(organisationKey)
  const digest = digestOf(request)
  const idReused = ['step_id_reused', { id }] as const
  const earlier = await findRecall(db, organisationKey, id)
  if (earlier !== undefined) {
    return { recall: sameOrRefused(earlier, digest, idReused), isNew: false }
  }
  const batch = await findBatch(db, organisationKey, request.batch)
  if (batch === undefined) throw new RefusedError(unknownBatch(request.batch))
  const asked = { ...request, batchKey: batch.batchKey, digest }
  const recallKey = await store.system.transaction().execute((tx) => write(tx, asked, by))
  if (recallKey !== undefined) {
    await finishSpreading(store.system, { recallKey, id, organisationKey }, by.now())
  }
  // Who holds something of another's recall sees it, and has not opened it.
  const recall = await findRecall(db, organisationKey, id)
  const own = recall?.organisationKey === organisationKey ? recall : undefined
  return { recall: sameOrRefused(own, digest, idReused), isNew: recallKey !== undefined }
}

/** Requests from before there were notices named none: one that comes again is still the same. */
function digestOf(request: RecallRequest): Buffer {
  const { notice, ...unnoticed } = request
  return requestDigest(notice === 'unspecified' ? unnoticed : request)
}

/** Writes a recall that may be opened, with what is affected by now; undefined when its id is there already, whoever's it is. */
async function write(
  tx: Transaction<Tables>,
  asked: RecallRequest & { readonly batchKey: number; readonly digest: Buffer },
  { principal, organisation, now: clock }: Recaller,
): Promise<number | undefined> {
  const { organisationKey } = organisation
  const { batchKey } = asked
  await stopLeaving(tx)
  const now = clock()
  const since = new Date(now.getTime() - dayMilliseconds)
  const counted = await countRecalls(tx, organisationKey, { batchKey, since })
  const signer = signerOf(principal)
  const recallKey = await addRecall(tx, {
    id: asked.id,
    organisation_key: organisationKey,
    batch_key: batchKey,
    reason: asked.reason,
    notice: asked.notice,
    severity: asked.severity,
    signer_kind: signer.kind,
    signer: signer.signer,
    signer_name: signer.name,
    request_digest: asked.digest,
    created_time: now,
  })
  if (recallKey === undefined) return undefined
  assertMayOpen(asked.batch, counted, now)
  await spreadRecall(tx, recallKey)
  return recallKey
}

/** One open recall of a batch, and a few a day: more would only be noise on other people's pages. */
function assertMayOpen(batch: string, { open, opened, first }: CountedRecalls, now: Date) {
  if (open !== null) {
    const says = ['recall_of_batch_open', { batch, recall: open }] as const
    throw new RefusedError(refuse('recall_exists', '/batch', says))
  }
  const { openedADay: most } = recallBounds
  if (opened >= most) {
    const until = (first ?? now).getTime() + dayMilliseconds - now.getTime()
    const values = { opened, most, minutes: Math.max(1, Math.ceil(until / 60_000)) }
    throw new RefusedError(refuse('too_many', '', ['recalls_a_day', values]))
  }
}

/** Ends a recall of one's own; its notice leaves the record pages. */
export async function closeRecall(
  { store }: Installation,
  { id, note }: { id: string; note: string },
  { organisation, now }: Pick<Recaller, 'organisation' | 'now'>,
): Promise<StoredRecall> {
  const { organisationKey } = organisation
  const db = store.own(organisationKey)
  const recall = await findRecall(db, organisationKey, id)
  if (recall?.organisationKey !== organisationKey) throw new RefusedError(unknownRecall(id))
  const { system } = store
  // Whoever is to hear of it hears first that it was opened.
  const [unfinished] = await listUnfinishedRecalls(system, recall.recallKey)
  if (unfinished !== undefined) await finishSpreading(system, unfinished, now())
  await system.transaction().execute(async (tx) => {
    await stopLeaving(tx)
    const ended = await endRecall(tx, recall.recallKey, { note, now: now() })
    // What could not be seen to its end is followed in the background, which then tells all of them.
    if (ended?.isSpread === true) await tellEnded(tx, recall)
  })
  return (await findRecall(db, organisationKey, id)) ?? recall
}

/** A recall that the organisation opened or holds something of. */
export async function findRecall(
  db: ReturnType<Installation['store']['own']>,
  organisationKey: number,
  id: string,
): Promise<StoredRecall | undefined> {
  const [recall] = await listRecalls(db, organisationKey, { id, limit: 1 })
  return recall
}

/** What is said of a recall that there is not, or that affects nothing of the asker's. */
export function unknownRecall(id: string) {
  return refuse('not_found', '/path/id', ['recall_unknown', { id }])
}

function unknownBatch(batch: string) {
  return refuse('unknown_batch', '/batch', ['recall_batch_unknown', { batch }])
}
