import type { Transaction } from 'kysely'
import { handOverVersion } from '../../workflows/hand-over.ts'
import { dangerPhrase } from '../../workflows/kept-danger.ts'
import { RefusedError } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { addHandOver, addStep, listLines, listSteps } from '../store/custody/hand-over-lines.ts'
import { findHandOver, type StoredHandOver } from '../store/custody/hand-overs.ts'
import { tellParties } from '../store/custody/tell-parties.ts'
import type { Tables } from '../store/database.ts'
import { findCompany, jurisdictionOf } from '../store/organisations/organisations.ts'
import { checkStepSignature } from './check-step-signature.ts'
import { inOneTransaction } from './in-one-transaction.ts'
import { findNamed, type Offer, readCargo } from './read-offer.ts'
import { askedOf, requestDigestOf } from './request-digest.ts'
import { assertSameStep, idReused } from './same-step.ts'
import { assertWithinBounds } from './within-bounds.ts'
import { type Offering, stepRow } from './write-step.ts'

/**
 * Offers goods to another organisation: the first signed step, in one transaction. Nothing leaves the books before the goods
 * leave.
 */
export async function offerHandOver(
  installation: Installation,
  { request: offer, sent }: { request: Offer; sent?: unknown },
  by: Offering,
): Promise<{ handOver: StoredHandOver; isNew: boolean }> {
  const { organisationKey, slug } = by.organisation
  const { signature: given, asked } = askedOf(offer, sent)
  const requestDigest = requestDigestOf(asked)
  const receiver = await findCompany(installation.store.system, offer.receiver, {
    dealingWith: organisationKey,
  })
  const destination =
    receiver && (await jurisdictionOf(installation.store.system, receiver.organisationKey))
  const tried = new Set<string>()
  return inOneTransaction(installation, organisationKey, async ({ tx }) => {
    const again = { id: offer.id, organisationKey, requestDigest, signature: given, tried }
    const before = await offeredBefore(tx, again)
    if (before !== undefined) {
      const [first] = await listLines(tx, [before.handOver.handOverKey])
      const { from: facility } = before.handOver
      const place = { step: 'offer', stream: first?.stream ?? '', facility } as const
      assertWithinBounds(by.principal, place)
      return before
    }
    const asSigned = { organisation: slug, handOver: offer.id, requestDigest, digests: [] }
    const signature = checkStepSignature(by.principal, { ...asSigned, signature: given })
    const found = await findNamed(tx, offer, {
      ...installation,
      organisationKey,
      receiver,
      destination,
    })
    const stream = found.batches[0]?.stream ?? ''
    assertWithinBounds(by.principal, { step: 'offer', stream, facility: offer.facility })
    const cargo = readCargo(offer, { ...found, streams: installation.streams })
    const written = { id: offer.id, kind: 'offer', request: asked } as const
    const row = stepRow(
      { ...by, handOver: offer.id },
      { handOverKey: 0, step: 1 },
      { ...written, requestDigest, signature, events: [] },
    )
    if (!(await writeOffer(tx, installation, { ...by, offer, cargo, row }))) {
      // The same offer may have come at the same moment; its row can be seen now.
      const twin = await offeredBefore(tx, again)
      if (twin !== undefined) return twin
      throw new RefusedError(idReused(offer.id))
    }
    const handOver = await findHandOver(tx, organisationKey, offer.id)
    if (handOver === undefined) throw new RangeError(`Cannot read hand-over "${offer.id}" back`)
    tried.add(row.digest.toString('hex'))
    return { handOver, isNew: true }
  })
}

/** The hand-over of this id, if it came from the very same offer; undefined where there is none, or none to be seen. */
async function offeredBefore(
  tx: Transaction<Tables>,
  {
    id,
    organisationKey,
    tried,
    ...asked
  }: {
    id: string
    organisationKey: number
    requestDigest: Buffer
    signature: string | undefined
    tried: ReadonlySet<string>
  },
): Promise<{ handOver: StoredHandOver; isNew: boolean } | undefined> {
  const handOver = await findHandOver(tx, organisationKey, id)
  if (handOver === undefined) return undefined
  const [first] = await listSteps(tx, [handOver.handOverKey])
  if (handOver.senderKey !== organisationKey || first === undefined) {
    throw new RefusedError(idReused(id))
  }
  assertSameStep(first, asked)
  return { handOver, isNew: tried.has(first.digest.toString('hex')) }
}

interface Writing extends Offering {
  readonly offer: Offer
  readonly cargo: ReturnType<typeof readCargo>
  readonly row: ReturnType<typeof stepRow>
}

/** Writes an offer with its first step; tells whether its id was new. */
async function writeOffer(
  tx: Transaction<Tables>,
  { streams }: Pick<Installation, 'streams'>,
  { offer, cargo, row, organisation, now }: Writing,
): Promise<boolean> {
  const { organisationKey, slug } = organisation
  const handOverKey = await addHandOver(
    tx,
    {
      id: offer.id,
      sender_key: organisationKey,
      receiver_key: cargo.receiverKey,
      parties: [organisationKey, cargo.receiverKey],
      sender_facility_key: cargo.facilityKey,
      state: 'offered',
      machine_version: handOverVersion,
      papers: JSON.stringify(cargo.papers),
      request_digest: row.request_digest,
      step_count: 1,
      head_digest: row.digest,
      created_time: now,
    },
    cargo.lines,
  )
  if (handOverKey === undefined) return false
  await addStep(tx, { ...row, hand_over_key: handOverKey })
  const danger = dangerPhrase(streams, cargo.lines)
  const told = danger === undefined ? {} : { danger }
  const payload = { handOver: offer.id, sender: slug, lines: cargo.lines.length, ...told }
  await tellParties(tx, organisationKey, [
    {
      organisationKey: cargo.receiverKey,
      topic: 'hand_over.offered',
      subject: offer.id,
      payload,
    },
  ])
  return true
}

/** The hand-over or step that has this id, when it came from the same request; otherwise its refusal is thrown. */
export function sameAs<Stored extends { readonly requestDigest: Buffer; readonly id: string }>(
  stored: Stored,
  requestDigest: Buffer,
): Stored {
  if (stored.requestDigest.equals(requestDigest)) return stored
  throw new RefusedError(idReused(stored.id))
}
