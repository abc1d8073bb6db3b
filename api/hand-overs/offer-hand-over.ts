import type { z } from '@hono/zod-openapi'
import { canonical } from '../../domain/proof/canonical.ts'
import { type Fault, refusal } from '../../domain/refusal.ts'
import { isFinal } from '../../workflows/advance.ts'
import { handOverVersion } from '../../workflows/hand-over.ts'
import { readList } from '../../workflows/read-list.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Principal } from '../access/principal.ts'
import { RefusedError } from '../problem.ts'
import { sha256 } from '../record/digest.ts'
import { findBatches, type StoredBatch } from '../store/batches.ts'
import { addHandOver, addStep } from '../store/hand-over-lines.ts'
import { findFacilityKey, findHandOver, type StoredHandOver } from '../store/hand-overs.ts'
import { findCompany, type Organisation } from '../store/organisations.ts'
import { tellParties } from '../store/tell-parties.ts'
import type { Workspace } from '../workspace.ts'
import type { offerSchema } from './hand-over-schemas.ts'
import { signerOf, signStep } from './sign-step.ts'
import { assertWithinBounds } from './within-bounds.ts'

type Offer = z.output<typeof offerSchema>

export interface Offering {
  readonly principal: Principal
  readonly organisation: Organisation
  readonly now: Date
}

/** Offers goods to another organisation: the first signed step. Nothing leaves the books before the goods leave. */
export async function offerHandOver(
  { store, streams }: Workspace,
  offer: Offer,
  { principal, organisation, now }: Offering,
): Promise<{ handOver: StoredHandOver; isNew: boolean }> {
  const { organisationKey, slug } = organisation
  const db = store.own(organisationKey)
  const { signature, ...request } = offer
  const requestDigest = Buffer.from(sha256(canonical(request)), 'base64url')
  const before = await findHandOver(db, organisationKey, offer.id)
  if (before !== undefined) return { handOver: sameAs(before, requestDigest), isNew: false }
  const receiver = await findCompany(store.system, offer.receiver)
  const facilityKey = await findFacilityKey(db, organisationKey, offer.facility)
  const batches = await findBatches(
    db,
    organisationKey,
    offer.lines.map(({ batch }) => batch),
  )
  const stream = batches[0]?.stream ?? ''
  assertWithinBounds(principal, { step: 'offer', stream, facility: offer.facility })
  const cargo = readCargo(offer, { batches, streams, receiver, facilityKey, organisationKey })
  const signed = signStep(
    {
      ...{ handOver: offer.id, step: 1, kind: 'offer', organisation: slug },
      ...{ recordTime: now, request },
    },
    principal,
    signature,
  )
  return db.transaction().execute(async (tx) => {
    const handOverKey = await addHandOver(
      tx,
      {
        id: offer.id,
        sender_key: organisationKey,
        receiver_key: cargo.receiverKey,
        parties: [organisationKey, cargo.receiverKey],
        sender_facility_key: cargo.facilityKey,
        ...{ state: 'offered', machine_version: handOverVersion },
        papers: JSON.stringify(cargo.papers),
        request_digest: requestDigest,
        ...{ step_count: 1, head_digest: signed.digest, created_time: now },
      },
      cargo.lines,
    )
    if (handOverKey === undefined) throw new RefusedError(idReused(offer.id))
    const { kind, signer, name } = signerOf(principal)
    await addStep(tx, {
      ...{ hand_over_key: handOverKey, step: 1, id: offer.id, kind: 'offer' },
      organisation_key: organisationKey,
      ...{ signer_kind: kind, signer, signer_name: name, record_time: now },
      ...{ request_digest: requestDigest, statement: Buffer.from(signed.statement) },
      ...{ digest: signed.digest, signature: signed.signature },
    })
    const payload = { handOver: offer.id, sender: slug, lines: cargo.lines.length }
    await tellParties(tx, organisationKey, [
      {
        ...{ organisationKey: cargo.receiverKey, topic: 'hand_over.offered' },
        ...{ subject: offer.id, payload },
      },
    ])
    const handOver = await findHandOver(tx, organisationKey, offer.id)
    if (handOver === undefined) throw new RangeError(`Cannot read hand-over "${offer.id}" back`)
    return { handOver, isNew: true }
  })
}

/** The hand-over or step that has this id, when it came from the same request; otherwise its refusal is thrown. */
export function sameAs<Stored extends { readonly requestDigest: Buffer; readonly id: string }>(
  stored: Stored,
  requestDigest: Buffer,
): Stored {
  if (stored.requestDigest.equals(requestDigest)) return stored
  throw new RefusedError(idReused(stored.id))
}

function idReused(id: string) {
  const message = `Cannot take "${id}" again: it came before with other content, which stands; expected a new UUID`
  return refusal('id_reused', '/id', message)
}

interface Found {
  readonly batches: readonly StoredBatch[]
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly receiver: Organisation | undefined
  readonly facilityKey: number | undefined
  readonly organisationKey: number
}

/** Everything that an offer names, or the refusal with every fault. */
function readCargo(offer: Offer, found: Found) {
  const { batches, streams, receiver, facilityKey, organisationKey } = found
  const byCode = new Map(batches.map((batch) => [batch.code, batch]))
  const stream = streams.get(batches[0]?.stream ?? '')
  const papers = readList(stream?.custody.papers ?? [], offer.papers, '/papers')
  const faults: Fault[] = offer.lines.flatMap((line, index) =>
    faultsInLine(line, { batch: byCode.get(line.batch), stream, pointer: `/lines/${index}` }),
  )
  // Without any batch nobody knows which papers are asked for.
  if (stream !== undefined) faults.push(...papers.faults)
  if (facilityKey === undefined) {
    const message = `Cannot find facility "${offer.facility}": expected the code of one of your facilities`
    faults.push({ pointer: '/facility', message })
  }
  if (receiver === undefined || receiver.organisationKey === organisationKey) {
    const message = `Cannot hand over to "${offer.receiver}": expected the short name of another organisation here`
    faults.push({ pointer: '/receiver', message })
  }
  if (faults.length > 0 || receiver === undefined || facilityKey === undefined) {
    throw new RefusedError({ code: 'invalid', faults })
  }
  return {
    receiverKey: receiver.organisationKey,
    facilityKey,
    papers: papers.facts,
    lines: offer.lines.flatMap(({ batch: code, massGrams }, index) => {
      const batch = byCode.get(code)
      if (batch === undefined) return []
      const { batchKey, id, kind, material } = batch
      return {
        ...{ line: index + 1, batch_key: batchKey, batch_id: id, code, stream: batch.stream },
        ...{ kind, material, offered_grams: massGrams ?? batch.massGrams ?? 0 },
      }
    }),
  }
}

function faultsInLine(
  { batch: code, massGrams }: Offer['lines'][number],
  {
    batch,
    stream,
    pointer,
  }: { batch: StoredBatch | undefined; stream: LoadedStream | undefined; pointer: string },
): Fault[] {
  const fault = (message: string): Fault[] => [{ pointer: `${pointer}/batch`, message }]
  if (batch === undefined || stream === undefined) {
    return fault(`Cannot find batch "${code}": expected the code of a batch you hold`)
  }
  if (batch.stream !== stream.name) {
    return fault(
      `Cannot hand over "${code}" with the others: it belongs to stream "${batch.stream}"`,
    )
  }
  if (batch.massGrams === null) {
    return fault(`Cannot hand over "${code}" unweighed: expected a "weighed" scan first`)
  }
  if (batch.massGrams === 0 || isFinal(stream, batch.state)) {
    return fault(`Cannot hand over "${code}" in state "${batch.state}": nothing is left of it`)
  }
  if (massGrams === undefined || massGrams <= batch.massGrams) return []
  const message = `Cannot hand over ${massGrams} g of "${code}": ${batch.massGrams} g are left`
  return [{ pointer: `${pointer}/massGrams`, message }]
}
