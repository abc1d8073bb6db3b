import type { Transaction } from 'kysely'
import { claimableGrams } from '../../domain/claim/claimable-grams.ts'
import { type CreditGrams, decideCredit } from '../../domain/claim/decide-credit.ts'
import { faultsInModel } from '../../domain/claim/origin.ts'
import { fitTogether } from '../../domain/claim/share.ts'
import type { Event } from '../../domain/event.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Asking } from '../http/asking.ts'
import type { Database, Tables } from '../store/database.ts'
import { addAllocations } from '../store/evidence/claims.ts'
import { findCounting } from '../store/evidence/counted-credits.ts'
import { addCredit, listCredits, type StoredCredit } from '../store/evidence/credits.ts'
import { holdMade } from '../store/evidence/drawn-credits.ts'
import { addCertificateDraws } from '../store/evidence/transaction-certificates.ts'
import { countSources } from '../store/inventory/lineage.ts'
import type { CreditRequest } from './credit-schemas.ts'
import { giveOnce } from './give-once.ts'
import { type EvidenceDraws, readEvidence } from './read-evidence.ts'
import { readEvent, readInputs } from './read-process.ts'
import { assertBorne } from './refuse-overdrawn.ts'

/** Who asks, and the streams that know what the ledger holds of an origin. */
export interface Giving extends Asking {
  /** All rows: goods that went round through others are followed there and back. */
  readonly system: Database
  readonly streams: ReadonlyMap<string, LoadedStream>
}

/**
 * Gives the credit of one class that a recorded transformation earns, once. A draw that is too large throws as the database
 * refuses it.
 */
export async function giveCredit(
  db: Database,
  request: CreditRequest,
  asking: Giving,
): Promise<{ credit: StoredCredit; isNew: boolean }> {
  const write = (tx: Transaction<Tables>, digest: Buffer) =>
    writeCredit(tx, request, { ...asking, digest })
  return giveOnce(db, request, { organisationKey: asking.organisationKey, write })
}

async function writeCredit(
  tx: Transaction<Tables>,
  request: CreditRequest,
  { organisationKey, now, digest, system, streams }: Giving & { digest: Buffer },
): Promise<void> {
  const credits = request.inputs.flatMap(({ evidence }) =>
    evidence.kind === 'credit' ? [evidence.credit] : [],
  )
  await holdMade(tx, organisationKey, { events: [request.event], credits })
  const { event, inputs, grams } = await decideGrams(tx, request, { organisationKey, streams })
  const keepsOrigins = streams.get(event.stream)?.originOf !== undefined
  const asked = { event, class: request.class, grams, keepsOrigins }
  await assertNotCounted(system, organisationKey, asked)
  const counted = request.inputs.map(({ batch, evidence }, at) => ({
    batch,
    batchId: inputs[at]?.batch ?? '',
    evidence,
    grams: grams.inputGrams[at] ?? 0,
  }))
  const evidence = await readEvidence(
    { tx, system },
    { organisationKey, asked: { ...request, event, inputs: counted, keepsOrigins } },
  )
  const key = await addCredit(tx, {
    id: request.id,
    organisation_key: organisationKey,
    event_id: request.event,
    class: request.class,
    model: request.model,
    material: request.material,
    ...gramColumns(grams),
    inputs: JSON.stringify(counted),
    digest,
    created_time: now,
  })
  if (key === undefined) throw new RangeError(`Cannot add credit "${request.id}": it is there`)
  await writeDraws(tx, key, evidence)
}

/** Reads the event and what it took, and decides what the credit holds and whether its model may be claimed. */
async function decideGrams(
  tx: Transaction<Tables>,
  request: CreditRequest,
  { organisationKey, streams }: Pick<Giving, 'organisationKey' | 'streams'>,
) {
  const event = await readEvent(tx, organisationKey, { id: request.event, pointer: '/event' })
  const inputs = await readInputs(tx, organisationKey, { request, streams })
  const earlier = await countedAlready(tx, organisationKey, request)
  const grams = decideCredit(event, { class: request.class, inputs, earlier })
  if (isRefusal(grams)) throw new RefusedError(grams)
  const took = event.batches.map(({ batch }) => batch)
  const sources = await countSources(tx, took)
  const faults = faultsInModel(request.model, { ...grams, sources })
  if (faults.length > 0) throw new RefusedError({ code: 'claim_not_allowed', faults })
  return { event, inputs, grams }
}

/** What the credit takes from earlier credits and from certificates that came in. */
async function writeDraws(
  tx: Transaction<Tables>,
  key: number,
  { credits, certificates }: EvidenceDraws,
): Promise<void> {
  const into = { claim_key: null, into_credit_key: key }
  await addAllocations(
    tx,
    credits.map((draw) => ({ ...draw, ...into })),
  )
  const drawn = credits.map((draw) => draw.credit_key)
  await assertBorne(tx, drawn, '/inputs')
  const backing = { credit_key: key, into_certificate_key: null }
  await addCertificateDraws(
    tx,
    certificates.map((draw) => ({ ...draw, ...backing })),
  )
}

/**
 * What the event made may stand in a later credit already, as if it had come from outside: then it cannot earn one too. In a
 * credit of the other class it may where both are at most all of it, which sealed origins see to where a stream keeps them.
 */
async function assertNotCounted(
  system: Database,
  organisationKey: number,
  { event, class: name, grams, keepsOrigins }: Asked,
): Promise<void> {
  const outputs = event.outputs.map(({ batch }) => batch)
  const share = { part: grams.recycledInputGrams, whole: grams.totalInputGrams }
  const counting = (await findCounting(system, organisationKey, outputs)).find((credit) =>
    credit.class === name ? true : !keepsOrigins && !fitTogether(share, credit),
  )
  if (counting === undefined) return
  const values = { event: event.id, credit: counting.id }
  throw new RefusedError(refuse('claim_not_allowed', '/event', ['credit_counted_later', values]))
}

interface Asked {
  readonly event: Event
  readonly class: CreditRequest['class']
  readonly grams: CreditGrams
  readonly keepsOrigins: boolean
}

/** Inputs of the event's credit of the other class; one of the same class is refused. */
async function countedAlready(tx: Database, organisationKey: number, request: CreditRequest) {
  const given = await listCredits(tx, organisationKey, { events: [request.event] })
  const same = given.find((credit) => credit.class === request.class)
  if (same !== undefined) {
    const values = { class: request.class, event: request.event, credit: same.id }
    throw new RefusedError(refuse('claim_not_allowed', '/class', ['credit_class_given', values]))
  }
  return given.flatMap(({ inputs }) =>
    inputs.map(({ batch, batchId, grams }) => ({ batch: batchId, code: batch, grams })),
  )
}

function gramColumns(grams: CreditGrams) {
  return {
    recycled_input_grams: grams.recycledInputGrams,
    total_input_grams: grams.totalInputGrams,
    output_grams: grams.outputGrams,
    claimable_grams: claimableGrams(grams),
  }
}
