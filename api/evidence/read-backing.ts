import type { ClaimStandard } from '../../domain/claim/claim-standards.ts'
import {
  type CertificateLine,
  certifiedToDraw,
  faultsInBacking,
} from '../../domain/claim/decide-certificate.ts'
import { certifiedMass } from '../../domain/claim/decide-claim.ts'
import type { ByClass, RecycledClass } from '../../domain/claim/recycled-class.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { sumOf } from '../../domain/sum.ts'
import type { Database } from '../store/database.ts'
import { listClaims, lockClaim } from '../store/evidence/claims.ts'
import { listTransactionCertificates } from '../store/evidence/transaction-certificates.ts'

/** A certificate as asked for, with its certified mass. */
export interface Backed {
  readonly standard: ClaimStandard
  readonly shipDate: string
  readonly lines: readonly CertificateLine[]
  readonly certified: ByClass
  readonly claim?: string | undefined
  readonly inputs?:
    | readonly {
        readonly certificate: string
        readonly class: RecycledClass
        readonly grams: number
      }[]
    | undefined
}

/** What stands behind a certificate that goes out. */
export interface Backing {
  readonly claimKey: number | null
  readonly draws: readonly {
    readonly transaction_certificate_key: number
    readonly class: RecycledClass
    readonly grams: number
  }[]
}

/** Looks up the claim or the incoming certificates behind one that goes out and refuses what does not add up to it. */
export async function readBacking(
  db: Database,
  organisationKey: number,
  backed: Backed,
): Promise<Backing> {
  const { claim, inputs = [] } = backed
  if (claim !== undefined) return claimBacking(db, organisationKey, { ...backed, claim })
  return inputs.length === 0
    ? { claimKey: null, draws: [] }
    : inputBacking(db, organisationKey, { ...backed, inputs })
}

async function claimBacking(
  db: Database,
  organisationKey: number,
  { standard, lines, certified, claim: id }: Backed & { claim: string },
): Promise<Backing> {
  const [claim] = await listClaims(db, organisationKey, { id })
  if (claim === undefined) {
    throw new RefusedError(
      refuse('not_found', '/claim', ['certificate_claim_unknown', { claim: id }]),
    )
  }
  await lockClaim(db, claim.claimKey)
  const [now = claim] = await listClaims(db, organisationKey, { id })
  if (now.end !== null) {
    const says = ['certificate_claim_ended', { claim: id }] as const
    throw new RefusedError(refuse('claim_not_allowed', '/claim', says))
  }
  const shares = { pre_consumer: claim.preBasisPoints, post_consumer: claim.postBasisPoints }
  const faults = [...faultsInBacking(certified, certifiedMass(claim.netGrams, shares), '/lines')]
  const netGrams = sumOf(lines, (line) => line.netGrams)
  if (netGrams !== claim.netGrams) {
    const values = { grams: netGrams, claimed: claim.netGrams }
    faults.push(faultOf('/lines', 'certificate_net_differs', values))
  }
  const isFor = claim.standard === standard.name && claim.version === standard.version
  if (claim.use === 'internal' || !isFor) {
    const cameUnder = `${claim.standard} ${claim.version}`
    const wanted = `${standard.name} ${standard.version}`
    const values = { claim: id, use: claim.use, cameUnder, standard: wanted }
    faults.push(faultOf('/claim', 'certificate_claim_unfit', values))
  }
  if (faults.length > 0) throw new RefusedError({ code: 'claim_not_allowed', faults })
  return { claimKey: claim.claimKey, draws: [] }
}

async function inputBacking(
  db: Database,
  organisationKey: number,
  { standard, lines, shipDate, inputs }: Backed & { inputs: NonNullable<Backed['inputs']> },
): Promise<Backing> {
  const ids = inputs.map(({ certificate }) => certificate)
  const papers = await listTransactionCertificates(db, organisationKey, { ids })
  const byId = new Map(papers.map((paper) => [paper.id, paper]))
  const faults: Fault[] = []
  const draws = inputs.map(({ certificate, class: name, grams }, at) => {
    const pointer = `/inputs/${at}/certificate`
    const paper = byId.get(certificate)
    if (paper === undefined || paper.direction === 'out') {
      throw new RefusedError(refuse('not_found', pointer, ['certificate_not_in', { certificate }]))
    }
    if (paper.shipDate >= shipDate || paper.standard !== standard.name) {
      const values = {
        certificate: paper.number,
        cameUnder: paper.standard,
        shipped: paper.shipDate,
        standard: standard.name,
        day: shipDate,
      }
      faults.push(faultOf(pointer, 'certificate_draw_unfit', values))
    }
    return { transaction_certificate_key: paper.transactionCertificateKey, class: name, grams }
  })
  faults.push(...faultsInBacking(certifiedToDraw(lines), sumsOf(inputs), '/inputs'))
  if (faults.length > 0) throw new RefusedError({ code: 'claim_not_allowed', faults })
  return { claimKey: null, draws }
}

function sumsOf(inputs: NonNullable<Backed['inputs']>): ByClass {
  const sums = { pre_consumer: 0, post_consumer: 0 }
  for (const { class: name, grams } of inputs) sums[name] += grams
  return sums
}
