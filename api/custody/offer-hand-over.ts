import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { handOverVersion } from '../../workflows/hand-over.ts'
import { decideOffer, type Offered } from '../../workflows/hand-over-offer.ts'
import { dangerPhrase } from '../../workflows/kept-danger.ts'
import { hasRecallReason, underRecallReasonField } from '../../workflows/recall-reason.ts'
import type { Principal } from '../http/principal.ts'
import { mayPrincipal } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { requestDigest as digestOf } from '../once.ts'
import { inOneTransaction } from '../recording/in-one-transaction.ts'
import { addHandOver, addStep, listLines, listSteps } from '../store/custody/hand-over-lines.ts'
import { findHandOver, type StoredHandOver } from '../store/custody/hand-overs.ts'
import { tellParties } from '../store/custody/tell-parties.ts'
import type { Tables } from '../store/database.ts'
import { askedOf, assertSameStep, checkStepSignature } from './check-step-signature.ts'
import type { offerSchema } from './hand-over-schemas.ts'
import { findReceiver, type ReadOffer, readOffer } from './read-offer.ts'
import { type Signatory, sign } from './sign-step.ts'
import { assertWithinBounds } from './within-bounds.ts'

/**
 * Offers goods to another organisation: the first signed step, in one transaction. Nothing leaves the books before the goods
 * leave.
 */
export async function offerHandOver(
  installation: Installation,
  { request: offer, sent }: { request: z.output<typeof offerSchema>; sent?: unknown },
  by: Signatory,
): Promise<{ handOver: StoredHandOver; isNew: boolean }> {
  const { organisationKey, slug } = by.organisation
  const { signature: given, asked } = askedOf(offer, sent)
  const requestDigest = digestOf(asked)
  const receiver = await findReceiver(installation, offer, organisationKey)
  const tried = new Set<string>()
  return inOneTransaction(installation, organisationKey, async ({ tx }) => {
    const again = { id: offer.id, by, requestDigest, signature: given, tried }
    const before = await offeredBefore(tx, again)
    if (before !== undefined) return before
    const asSigned = { organisation: slug, handOver: offer.id, requestDigest, digests: [] }
    const signature = checkStepSignature(by.principal, { ...asSigned, signature: given })

    const { store, streams } = installation
    const read = await readOffer(tx, offer, { organisationKey, receiver, store, streams })
    const stream = read.batches[0]?.stream ?? ''
    assertMayGiveReason(by.principal, offer)
    assertWithinBounds(by.principal, { step: 'offer', stream, facility: offer.facility })
    const offered = decideOffer(offer, read.known)
    if (isRefusal(offered)) throw new RefusedError(offered)
    const done = { id: offer.id, kind: 'offer', request: asked, requestDigest, signature } as const
    const place = { handOver: offer.id, handOverKey: 0, step: 1 }
    const step = sign(by, place, { ...done, events: [] })
    if (!(await write(tx, by, { id: offer.id, offered, read, step, streams }))) {
      // The same offer may have come at the same moment; its row can be seen now.
      const twin = await offeredBefore(tx, again)
      if (twin !== undefined) return twin
      throw new RefusedError(idTaken(offer.id))
    }

    const handOver = await findHandOver(tx, organisationKey, offer.id)
    if (handOver === undefined) throw new RangeError(`Cannot read hand-over "${offer.id}" back`)
    tried.add(step.digest.toString('hex'))
    return { handOver, isNew: true }
  })
}

/** Whoever lets recalled goods leave answers for it, and is a supervisor. */
function assertMayGiveReason(principal: Principal, { papers }: { papers: object }): void {
  if (!hasRecallReason({ ...papers }) || mayPrincipal(principal, 'supervise')) return
  const at = `/papers/${underRecallReasonField.name}`
  throw new RefusedError(refuse('not_allowed', at, ['recall_reason_not_yours']))
}

/** Told of an id that stands for what its sender does not see. */
function idTaken(id: string): Refusal {
  return refuse('id_reused', '/id', ['step_id_reused', { id }])
}

interface Again {
  readonly id: string
  readonly by: Signatory
  readonly requestDigest: Buffer
  readonly signature: string | undefined
  readonly tried: ReadonlySet<string>
}

/** The hand-over of this id, if it came from the very same offer; undefined where there is none, or none to be seen. */
async function offeredBefore(
  tx: Transaction<Tables>,
  { id, by, tried, ...asked }: Again,
): Promise<{ handOver: StoredHandOver; isNew: boolean } | undefined> {
  const { organisationKey } = by.organisation
  const handOver = await findHandOver(tx, organisationKey, id)
  if (handOver === undefined) return undefined
  const [first] = await listSteps(tx, [handOver.handOverKey])
  if (handOver.senderKey !== organisationKey || first === undefined) {
    throw new RefusedError(idTaken(id))
  }
  assertSameStep(first, asked)
  const [line] = await listLines(tx, [handOver.handOverKey])
  const place = { step: 'offer', stream: line?.stream ?? '', facility: handOver.from } as const
  assertWithinBounds(by.principal, place)
  return { handOver, isNew: tried.has(first.digest.toString('hex')) }
}

interface Writing {
  readonly id: string
  readonly offered: Offered
  readonly read: ReadOffer
  readonly step: ReturnType<typeof sign>
  readonly streams: Installation['streams']
}

/** Writes an offer with its first step and tells the receiver; gives whether its id was new. */
async function write(
  tx: Transaction<Tables>,
  { organisation, now }: Signatory,
  { id, offered, read, step, streams }: Writing,
): Promise<boolean> {
  const { organisationKey, slug } = organisation
  const { facilityKey, receiverKey } = read
  if (facilityKey === undefined || receiverKey === undefined) {
    throw new RangeError(`Cannot write offer "${id}": its places are not known`)
  }
  const lines = rowsOf(offered, read)
  const row = {
    id,
    sender_key: organisationKey,
    receiver_key: receiverKey,
    parties: [organisationKey, receiverKey],
    sender_facility_key: facilityKey,
    state: 'offered' as const,
    machine_version: handOverVersion,
    papers: JSON.stringify(offered.papers),
    request_digest: step.request_digest,
    step_count: 1,
    head_digest: step.digest,
    created_time: now,
  }
  const handOverKey = await addHandOver(tx, row, lines)
  if (handOverKey === undefined) return false
  await addStep(tx, { ...step, hand_over_key: handOverKey })
  const danger = dangerPhrase(streams, lines)
  const told = danger === undefined ? {} : { danger }
  const payload = { handOver: id, sender: slug, lines: lines.length, sequence: 1, ...told }
  await tellParties(tx, organisationKey, [
    { organisationKey: receiverKey, topic: 'hand_over.offered', subject: id, payload },
  ])
  return true
}

function rowsOf({ lines }: Offered, { batches }: ReadOffer) {
  const keys = new Map(batches.map(({ id, batchKey }) => [id, batchKey]))
  return lines.map(({ line, batch, offeredGrams, danger }) => ({
    line,
    batch_key: keys.get(batch.batch) ?? 0,
    batch_id: batch.batch,
    code: batch.code,
    stream: batch.stream,
    kind: batch.kind,
    material: batch.material,
    offered_grams: offeredGrams,
    danger,
  }))
}
