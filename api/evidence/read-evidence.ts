import type { CustodyModel } from '../../domain/claim/custody-model.ts'
import { faultsInCarrying } from '../../domain/claim/faults-in-carrying.ts'
import type { RecycledClass } from '../../domain/claim/recycled-class.ts'
import { fitTogether } from '../../domain/claim/share.ts'
import type { Event } from '../../domain/event.ts'
import { localDay } from '../../domain/local-day.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { sumOf } from '../../domain/sum.ts'
import type { Database } from '../store/database.ts'
import { findEarnedBefore } from '../store/evidence/counted-credits.ts'
import { listCredits, type StoredCredit } from '../store/evidence/credits.ts'
import {
  listTransactionCertificates,
  type StoredTransactionCertificate,
} from '../store/evidence/transaction-certificates.ts'
import { findFacility } from '../store/organisations/facilities.ts'
import type { CreditRequest } from './credit-schemas.ts'

/** What a credit is asked for with, its inputs counted. */
export interface Evidenced {
  readonly class: RecycledClass
  readonly model: CustodyModel
  readonly event: Event
  readonly inputs: readonly {
    readonly batch: string
    readonly batchId: string
    readonly grams: number
    readonly evidence: CreditRequest['inputs'][number]['evidence']
  }[]
  /** Whether the stream keeps origins, which hold each class to what there is of it. */
  readonly keepsOrigins: boolean
}

/** Draws that the new credit takes from earlier credits and from certificates that came in. */
export interface EvidenceDraws {
  readonly credits: readonly { readonly credit_key: number; readonly grams: number }[]
  readonly certificates: readonly {
    readonly transaction_certificate_key: number
    readonly class: RecycledClass
    readonly grams: number
  }[]
}

/**
 * Looks up what stands behind each input. A batch whose own making earned a credit of this class is carried on by drawing
 * that credit and by nothing else, and so is what an earlier process earned, so that no gram is counted twice along a chain.
 */
export async function readEvidence(
  { tx, system }: { tx: Database; system: Database },
  { organisationKey, asked }: { organisationKey: number; asked: Evidenced },
): Promise<EvidenceDraws> {
  const outputs = asked.inputs.map(({ batchId }) => batchId)
  const credits = await listCredits(tx, organisationKey, { outputs })
  const faults: Fault[] = []
  const papers = await readPapers(tx, organisationKey, asked)
  const place = await findFacility(tx, organisationKey, asked.event.facility)
  const day = localDay(asked.event.eventTime, { timeZone: place?.place.timeZone })
  const certificates = papers.map(({ paper, at, grams }) => {
    faults.push(...faultsInPaper(paper, at, { class: asked.class, day }))
    const { transactionCertificateKey: key } = paper
    return { transaction_certificate_key: key, class: asked.class, grams }
  })
  const draws = asked.inputs.flatMap((input, at) => {
    const { evidence, batchId, grams } = input
    const ofMaker = credits.filter((credit) => credit.outputs.includes(batchId))
    if (evidence.kind !== 'credit') {
      const earned = ofMaker.find((credit) => credit.class === asked.class)
      if (earned !== undefined) faults.push(mustCarry(at, earned))
      return []
    }
    const source = ofMaker.find(({ id }) => id === evidence.credit)
    if (source === undefined) throw noCredit(at, evidence.credit)
    const wentIn = asked.event.batches.find(({ batch }) => batch === batchId)?.drawnGrams ?? 0
    // A batch may be named in several parts: together they are held to its share.
    const parts = asked.inputs.filter(
      (other) => other.batchId === batchId && other.evidence.kind === 'credit',
    )
    const ofBatch = sumOf(parts, (part) => part.grams)
    const carried = { ...asked, at, grams: ofBatch, wentIn }
    faults.push(...faultsInCarrying(source, carried))
    return [{ credit_key: source.creditKey, grams }]
  })
  if (faults.length === 0) faults.push(...(await faultsInChain(system, organisationKey, asked)))
  if (faults.length > 0) throw new RefusedError({ code: 'claim_not_allowed', faults })
  return { credits: draws, certificates }
}

/** Inputs that stand on evidence of their own although a process before their making earned a credit, which would count twice. */
async function faultsInChain(
  system: Database,
  organisationKey: number,
  { inputs, class: name, event, keepsOrigins }: Evidenced,
): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  for (const [at, { batchId, batch, evidence }] of inputs.entries()) {
    if (evidence.kind === 'credit') continue
    const asked = { batch: batchId, evidence: evidence.kind }
    const earned = await findEarnedBefore(system, organisationKey, asked)
    const whole = event.batches.find((one) => one.batch === batchId)?.drawnGrams ?? 0
    const part = sumOf(inputs, (input) => (input.batchId === batchId ? input.grams : 0))
    const pointer = `/inputs/${at}/evidence`
    const same = earned.find((credit) => credit.class === name)
    if (same !== undefined) {
      faults.push(faultOf(pointer, 'credit_earned_before', { batch, credit: same.id }))
      continue
    }
    const other = earned.find((credit) => !fitTogether({ part, whole }, credit))
    if (other === undefined || keepsOrigins) continue
    const values = { batch, grams: part, taken: whole, credit: other.id, class: other.class }
    faults.push(faultOf(pointer, 'credit_earned_as_other', values))
  }
  return faults
}

/** The certificates named as evidence; one that is not there, or did not come in, is refused. */
async function readPapers(tx: Database, organisationKey: number, { inputs }: Evidenced) {
  const named = inputs.flatMap(({ evidence, grams }, at) =>
    evidence.kind === 'certificate' ? [{ id: evidence.certificate, grams, at }] : [],
  )
  const ids = named.map(({ id }) => id)
  const stored =
    ids.length > 0 ? await listTransactionCertificates(tx, organisationKey, { ids }) : []
  return named.map(({ id, grams, at }) => {
    const paper = stored.find((one) => one.id === id && one.direction === 'in')
    if (paper !== undefined) return { paper, grams, at }
    const pointer = `/inputs/${at}/evidence/certificate`
    const values = { certificate: id }
    throw new RefusedError(refuse('not_found', pointer, ['certificate_not_in', values]))
  })
}

function faultsInPaper(
  paper: StoredTransactionCertificate,
  at: number,
  { class: name, day }: { readonly class: RecycledClass; readonly day: string },
): readonly Fault[] {
  const pointer = `/inputs/${at}/evidence`
  const certificate = paper.number
  const faults: Fault[] = []
  if (paper.shipDate > day) {
    const values = { certificate, shipped: paper.shipDate, day }
    faults.push(faultOf(pointer, 'certificate_shipped_late', values))
  }
  if (paper.lines.every(({ shares }) => shares[name] === 0)) {
    faults.push(faultOf(pointer, 'certificate_other_class', { certificate, class: name }))
  }
  return faults
}

function mustCarry(at: number, earned: StoredCredit): Fault {
  return faultOf(`/inputs/${at}/evidence`, 'credit_must_be_carried', { credit: earned.id })
}

function noCredit(at: number, id: string): RefusedError {
  const pointer = `/inputs/${at}/evidence/credit`
  return new RefusedError(refuse('not_found', pointer, ['credit_not_of_batch', { credit: id }]))
}
