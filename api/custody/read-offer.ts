import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { isFinal } from '../../workflows/advance.ts'
import { isUnit } from '../../workflows/is-unit.ts'
import { keptDanger } from '../../workflows/kept-danger.ts'
import { readList } from '../../workflows/read-list.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { RefusedError } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { findFacilityKey } from '../store/custody/hand-overs.ts'
import type { Tables } from '../store/database.ts'
import { batchStateOf, findBatches, type StoredBatch } from '../store/inventory/batches.ts'
import { jurisdictionOf, type Organisation } from '../store/organisations/organisations.ts'
import type { offerSchema } from './hand-over-schemas.ts'
import { judgeRecalled } from './judge-recalled.ts'

export type Offer = z.output<typeof offerSchema>
type Streams = ReadonlyMap<string, LoadedStream>

/** What an offer names, as far as there is such a thing. */
interface Named {
  readonly batches: readonly StoredBatch[]
  readonly receiver: Organisation | undefined
  readonly facilityKey: number | undefined
  readonly organisationKey: number
  readonly jurisdiction: string
  /** Why an open recall keeps some of them here. */
  readonly recalled: readonly Fault[]
  /** Of the receiver, where there is one. */
  readonly destination: string | undefined
}

interface Naming
  extends Pick<Named, 'receiver' | 'organisationKey' | 'destination'>,
    Pick<Installation, 'store' | 'streams'> {}

/** Looks up what an offer names. */
export async function findNamed(
  db: Transaction<Tables>,
  { facility, lines }: Offer,
  { store, streams, ...known }: Naming,
): Promise<Named> {
  const codes = lines.map(({ batch }) => batch)
  const batches = await findBatches(db, known.organisationKey, codes)
  const stream = streams.get(batches[0]?.stream ?? '')
  const recalled = stream && {
    stream,
    goods: batches.map((batch) => ({ ...batchStateOf(batch), batchKey: batch.batchKey })),
    receiverKey: known.receiver?.organisationKey ?? 0,
    pointerOf: (index: number) => `/lines/${codes.indexOf(batches[index]?.code ?? '')}/batch`,
  }
  return {
    ...known,
    facilityKey: await findFacilityKey(db, known.organisationKey, facility),
    batches,
    recalled: recalled === undefined ? [] : (await judgeRecalled(store, db, recalled)).faults,
    jurisdiction: await jurisdictionOf(db, known.organisationKey),
  }
}

/** Everything that an offer names, or the refusal with every fault. */
export function readCargo(offer: Offer, found: Named & { readonly streams: Streams }) {
  const { batches, streams, receiver, facilityKey, organisationKey, jurisdiction, destination } =
    found
  const byCode = new Map(batches.map((batch) => [batch.code, batch]))
  const stream = streams.get(batches[0]?.stream ?? '')
  const papers = readList(stream?.custody.papers ?? [], offer.papers, '/papers')
  const faults: Fault[] = offer.lines.flatMap((line, index) =>
    faultsInLine(line, { batch: byCode.get(line.batch), stream, pointer: `/lines/${index}` }),
  )
  faults.push(...found.recalled)
  // Without any batch nobody knows which papers are asked for.
  if (stream !== undefined) {
    const goods = batches.filter((batch) => batch.stream === stream.name).map(batchStateOf)
    const consignment = { goods, papers: papers.facts, jurisdiction, destination }
    faults.push(...papers.faults, ...(stream.custody.faultsInPapers?.(consignment) ?? []))
  }
  if (facilityKey === undefined) {
    const values = { facility: offer.facility }
    faults.push(faultOf('/facility', 'hand_over_facility_unknown', values))
  }
  if (receiver === undefined || receiver.organisationKey === organisationKey) {
    const values = { receiver: offer.receiver }
    faults.push(faultOf('/receiver', 'hand_over_receiver_unfit', values))
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
      if (batch === undefined || stream === undefined) return []
      const { batchKey, id, kind, material } = batch
      return {
        line: index + 1,
        batch_key: batchKey,
        batch_id: id,
        code,
        stream: batch.stream,
        kind,
        material,
        offered_grams: massGrams ?? batch.massGrams ?? 0,
        danger: keptDanger(stream, batchStateOf(batch)),
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
  const at = `${pointer}/batch`
  if (batch === undefined || stream === undefined) {
    return [faultOf(at, 'offered_batch_unknown', { batch: code })]
  }
  if (batch.stream !== stream.name) {
    return [faultOf(at, 'offered_with_other_stream', { batch: code })]
  }
  if (batch.massGrams === null) {
    return [faultOf(at, 'offered_unweighed', { batch: code })]
  }
  if (batch.massGrams === 0 || isFinal(stream, batch.state)) {
    return [faultOf(at, 'offered_nothing_left', { batch: code, state: batch.state })]
  }
  if (massGrams !== undefined && massGrams < batch.massGrams && isUnit(stream, batch.kind)) {
    const values = { batch: code, grams: massGrams, whole: batch.massGrams }
    return [faultOf(`${pointer}/massGrams`, 'unit_moves_whole', values)]
  }
  if (massGrams === undefined || massGrams <= batch.massGrams) return []
  const values = { batch: code, grams: massGrams, left: batch.massGrams }
  return [faultOf(`${pointer}/massGrams`, 'offered_above_left', values)]
}
