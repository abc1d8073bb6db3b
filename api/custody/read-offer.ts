import type { Transaction } from 'kysely'
import type { KnownOfOffer, Offer } from '../../workflows/hand-over-offer.ts'
import type { Installation } from '../installation.ts'
import type { Tables } from '../store/database.ts'
import { batchStateOf, findBatches, type StoredBatch } from '../store/inventory/batches.ts'
import { isOpen, readPlaces } from '../store/organisations/facilities.ts'
import { findCompany, type Organisation } from '../store/organisations/organisations.ts'
import { usualPlace } from '../store/organisations/place.ts'
import { judgeRecalled } from './judge-recalled.ts'

/** Whoever is to receive an offer, and where it is; nobody where none is known by that name. */
export interface Receiver {
  readonly organisation: Organisation | undefined
  /** ISO 3166 code. */
  readonly destination: string | undefined
}

/** What an offer reads: the rows that it will be written with, and what the rule knows of them. */
export interface ReadOffer {
  readonly batches: readonly StoredBatch[]
  readonly facilityKey: number | undefined
  readonly receiverKey: number | undefined
  readonly known: KnownOfOffer
}

/** Finds the receiver among all organisations here, which the sender cannot see. */
export async function findReceiver(
  { store }: Pick<Installation, 'store'>,
  { receiver }: Offer,
  senderKey: number,
): Promise<Receiver> {
  const organisation = await findCompany(store.system, receiver, { dealingWith: senderKey })
  const key = organisation?.organisationKey
  const to = key === undefined ? undefined : await usualPlace(store.system, key)
  return { organisation, destination: to?.jurisdiction }
}

/** Reads all that an offer names, as far as there is such a thing. */
export async function readOffer(
  tx: Transaction<Tables>,
  offer: Offer,
  {
    organisationKey,
    receiver: { organisation, destination },
    store,
    streams,
  }: { organisationKey: number; receiver: Receiver } & Pick<Installation, 'store' | 'streams'>,
): Promise<ReadOffer> {
  const codes = offer.lines.map(({ batch }) => batch)
  const places = await readPlaces(tx, organisationKey)
  const from = places.get(offer.facility)
  const found = await findBatches(tx, organisationKey, codes)
  // The first line that names a batch says of which stream the others are.
  const batches = found.toSorted(
    (one, other) => codes.indexOf(one.code) - codes.indexOf(other.code),
  )
  const receiverKey = organisation?.organisationKey
  const stream = streams.get(batches[0]?.stream ?? '')
  const passing = stream && {
    stream,
    goods: batches.map((batch) => ({ ...batchStateOf(batch), batchKey: batch.batchKey })),
    receiverKey: receiverKey ?? 0,
    papers: offer.papers,
    pointerOf: (index: number) => `/lines/${codes.indexOf(batches[index]?.code ?? '')}/batch`,
  }
  return {
    batches,
    facilityKey: from?.facilityKey,
    receiverKey,
    known: {
      batches: batches.map(batchStateOf),
      streams,
      hasFacility: from !== undefined,
      isClosed: from !== undefined && !isOpen(from),
      placeOf: (code) => places.get(code)?.place,
      hasReceiver: receiverKey !== undefined && receiverKey !== organisationKey,
      recalled: passing === undefined ? [] : (await judgeRecalled(store, tx, passing)).faults,
      // An offer from nowhere is refused whatever its papers say.
      jurisdiction: (from?.place ?? (await usualPlace(tx, organisationKey))).jurisdiction,
      destination,
    },
  }
}
