import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { findClaimStandard } from '../../domain/claim/claim-standards.ts'
import { decideCertificate } from '../../domain/claim/decide-certificate.ts'
import { faultOf, isRefusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Asking } from '../http/asking.ts'
import { requestDigest, sameOrRefused } from '../once.ts'
import { refuseAlike } from '../store/alike.ts'
import type { Database, Tables } from '../store/database.ts'
import {
  addScopeCertificate,
  addScopeStatus,
  listScopeCertificates,
  type ScopeCertificate,
  type StoredScopeCertificate,
} from '../store/evidence/scope-certificates.ts'
import {
  addCertificateDraws,
  addCertificateLines,
  addTransactionCertificate,
  listTransactionCertificates,
  type StoredTransactionCertificate,
} from '../store/evidence/transaction-certificates.ts'
import type { scopeRequestSchema, transactionRequestSchema } from './certificate-schemas.ts'
import { knownStandards } from './claim-schemas.ts'
import { type Backing, readBacking } from './read-backing.ts'

type TransactionRequest = z.output<typeof transactionRequestSchema>

/** Records a transaction certificate with its lines and draws in one transaction, once for each id. */
export async function addTransaction(
  db: Database,
  request: TransactionRequest,
  asking: Asking,
): Promise<{ certificate: StoredTransactionCertificate; isNew: boolean }> {
  const { organisationKey } = asking
  const digest = requestDigest(request)
  const idReused = ['certificate_id_reused', { certificate: request.id }] as const
  const ids = [request.id]
  const [earlier] = await listTransactionCertificates(db, organisationKey, { ids })
  if (earlier !== undefined)
    return { certificate: sameOrRefused(earlier, digest, idReused), isNew: false }
  const scope = await readScope(db, organisationKey, request)
  const certified = decideCertificate({ ...request, ...scope })
  if (isRefusal(certified)) throw new RefusedError(certified)
  const backing = await readBacking(db, organisationKey, { ...request, ...scope, certified })
  return db.transaction().execute(async (tx) => {
    const written = { ...asking, digest, backing, scopeKey: scope.scope.scopeCertificateKey }
    const isNew = await write(tx, request, written)
    const [certificate] = await listTransactionCertificates(tx, organisationKey, { ids })
    if (certificate === undefined) throw usedBefore(request)
    return { certificate: sameOrRefused(certificate, digest, idReused), isNew }
  })
}

async function readScope(db: Database, organisationKey: number, request: TransactionRequest) {
  const [scope] = await listScopeCertificates(db, organisationKey, request.scope)
  const standard = scope && findClaimStandard(scope.standard, scope.version)
  if (scope !== undefined && standard !== undefined) return { scope, standard }
  const { number, body } = request.scope
  throw new RefusedError(
    refuse('not_found', '/scope', ['certificate_scope_unknown', { number, body }]),
  )
}

interface Writing extends Asking {
  readonly digest: Buffer
  readonly backing: Backing
  readonly scopeKey: number
}

async function write(
  tx: Transaction<Tables>,
  request: TransactionRequest,
  { organisationKey, now, digest, backing, scopeKey }: Writing,
): Promise<boolean> {
  const text = request.number
  const within = scopeKey
  await refuseAlike(tx, organisationKey, { table: 'transaction_certificate', text, within, as })
  const key = await addTransactionCertificate(tx, {
    id: request.id,
    organisation_key: organisationKey,
    scope_certificate_key: scopeKey,
    direction: request.direction,
    number: request.number,
    ship_date: request.shipDate,
    seller: request.seller,
    buyer: request.buyer,
    papers: JSON.stringify(request.papers),
    claim_key: backing.claimKey,
    digest,
    created_time: now,
  })
  if (key === undefined) return false
  const lines = request.lines.map(({ product, netGrams, shares }, at) => ({
    transaction_certificate_key: key,
    line: at + 1,
    product,
    net_grams: netGrams,
    pre_basis_points: shares.pre_consumer,
    post_basis_points: shares.post_consumer,
  }))
  await addCertificateLines(tx, lines)
  const into = { credit_key: null, into_certificate_key: key }
  await addCertificateDraws(
    tx,
    backing.draws.map((draw) => ({ ...draw, ...into })),
  )
  return true
}

/** What a certificate certifies would count twice under a number that looks like another's. */
const as = ['claim_not_allowed', '/number'] as const

function usedBefore({ number }: TransactionRequest): RefusedError {
  return new RefusedError(
    refuse('claim_not_allowed', '/number', ['certificate_number_taken', { number }]),
  )
}

/**
 * Records a scope certificate, or a further status of one that is there. What it says of itself never changes: a renewed
 * certificate comes under a number of its own.
 */
export async function addScope(
  db: Database,
  { status, since, ...scope }: z.output<typeof scopeRequestSchema>,
  { organisationKey, now }: Asking,
): Promise<StoredScopeCertificate> {
  if (findClaimStandard(scope.standard, scope.version) === undefined) {
    const { standard, version } = scope
    const values = { standard, version, known: knownStandards }
    throw new RefusedError(refuse('invalid', '/standard', ['certificate_standard_unknown', values]))
  }
  return db.transaction().execute(async (tx) => {
    const { number: text, body: within } = scope
    await refuseAlike(tx, organisationKey, { table: 'scope_certificate', text, within, as })
    await addScopeCertificate(tx, organisationKey, { ...scope, now })
    const [stored] = await listScopeCertificates(tx, organisationKey, scope)
    if (stored === undefined) throw new RangeError(`Cannot read back certificate "${scope.number}"`)
    assertSame(scope, stored)
    if (stored.statuses.some((line) => line.status === status && line.since === since))
      return stored
    await addScopeStatus(tx, stored.scopeCertificateKey, { status, since, now })
    const [changed = stored] = await listScopeCertificates(tx, organisationKey, scope)
    return changed
  })
}

function assertSame(given: ScopeCertificate, stored: StoredScopeCertificate): void {
  const names = ['holder', 'standard', 'version', 'validFrom', 'validTo'] as const
  const faults = names
    .filter((name) => given[name] !== stored[name])
    .map((name) => {
      const values = {
        number: stored.number,
        field: name,
        stored: stored[name],
        given: given[name],
      }
      return faultOf(`/${name}`, 'certificate_changed', values)
    })
  if (faults.length > 0) throw new RefusedError({ code: 'id_reused', faults })
}
