import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { findClaimStandard } from '../../domain/claim/claim-standards.ts'
import { decideClaim } from '../../domain/claim/decide-claim.ts'
import { type Fault, faultOf, isRefusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Asking } from '../http/asking.ts'
import { requestDigest, sameOrRefused } from '../once.ts'
import type { Database, Tables } from '../store/database.ts'
import { addAllocations, addClaim, listClaims, type StoredClaim } from '../store/evidence/claims.ts'
import { listCredits, type StoredCredit } from '../store/evidence/credits.ts'
import { holdMade } from '../store/evidence/drawn-credits.ts'
import { type claimRequestSchema, knownStandards } from './claim-schemas.ts'
import { assertBorne } from './refuse-overdrawn.ts'

type ClaimRequest = z.output<typeof claimRequestSchema>

/**
 * Makes a claim once: the claim and all its draws in one transaction, so that of two that want the same grams exactly one
 * gets them; and what the credits' processes made is held meanwhile, so that of a claim and a reversal exactly one stands.
 * That less is left, the database says.
 */
export async function makeClaim(
  db: Database,
  request: ClaimRequest,
  { organisationKey, now }: Asking,
): Promise<{ claim: StoredClaim; isNew: boolean }> {
  const digest = requestDigest(request)
  const idReused = ['claim_id_reused', { claim: request.id }] as const
  const { id } = request
  const [earlier] = await listClaims(db, organisationKey, { id })
  if (earlier !== undefined)
    return { claim: sameOrRefused(earlier, digest, idReused), isNew: false }
  return db.transaction().execute(async (tx) => {
    await holdMade(tx, organisationKey, { credits: request.draws.map(({ credit }) => credit) })
    const isNew = await writeClaim(tx, request, { organisationKey, now, digest })
    const [claim] = await listClaims(tx, organisationKey, { id })
    if (claim === undefined) throw new RangeError(`Cannot read back claim "${id}"`)
    return { claim: sameOrRefused(claim, digest, idReused), isNew }
  })
}

/** Decides the claim and writes it with its draws; false when another wrote the same id meanwhile. */
async function writeClaim(
  tx: Transaction<Tables>,
  request: ClaimRequest,
  { organisationKey, now, digest }: Asking & { readonly digest: Buffer },
): Promise<boolean> {
  const credits = await readDrawnCredits(tx, organisationKey, request)
  const key = await addClaim(tx, {
    id: request.id,
    organisation_key: organisationKey,
    model: decideModel(request, credits),
    claim_use: request.use,
    standard: request.standard,
    version: request.version,
    net_grams: request.netGrams,
    pre_basis_points: request.shares.pre_consumer,
    post_basis_points: request.shares.post_consumer,
    reference: request.reference ?? null,
    digest,
    created_time: now,
  })
  if (key === undefined) return false
  const draws = request.draws.map(({ grams }, at) => ({
    credit_key: credits[at]?.creditKey ?? 0,
    grams,
    claim_key: key,
    into_credit_key: null,
  }))
  await addAllocations(tx, draws)
  const drawn = credits.map(({ creditKey }) => creditKey)
  await assertBorne(tx, drawn, '/draws')
  return true
}

function decideModel(request: ClaimRequest, credits: readonly StoredCredit[]) {
  const standard = findClaimStandard(request.standard, request.version)
  if (standard === undefined) {
    const { standard: name, version } = request
    const values = { standard: name, version, known: knownStandards }
    throw new RefusedError(refuse('invalid', '/standard', ['claim_standard_unknown', values]))
  }
  const draws = request.draws.flatMap(({ credit: id, grams }, at) => {
    const credit = credits[at]
    if (credit === undefined) return []
    const share = { part: credit.recycledInputGrams, whole: credit.totalInputGrams }
    const { outputGrams, claimableGrams, class: name, model } = credit
    const of = { outputGrams, claimableGrams }
    return [{ credit: id, grams, class: name, model, share, of }]
  })
  const decided = decideClaim({ ...request, standard }, draws)
  if (isRefusal(decided)) throw new RefusedError(decided)
  return decided.model
}

/** The credits of the draws in their order; one of another organisation is as good as none. */
async function readDrawnCredits(
  db: Database,
  organisationKey: number,
  { draws }: ClaimRequest,
): Promise<readonly StoredCredit[]> {
  const rows = await listCredits(db, organisationKey, { ids: draws.map(({ credit }) => credit) })
  const byId = new Map(rows.map((credit) => [credit.id, credit]))
  const credits = draws.flatMap(({ credit }) => byId.get(credit) ?? [])
  const missing = draws.flatMap(({ credit }, at): Fault[] => {
    if (byId.has(credit)) return []
    return [faultOf(`/draws/${at}/credit`, 'claim_credit_unknown', { credit })]
  })
  if (missing.length > 0) throw new RefusedError({ code: 'not_found', faults: missing })
  const gone = credits.flatMap(({ id, isTakenBack, end }, at): Fault[] => {
    if (!isTakenBack && end === null) return []
    const says = isTakenBack ? 'claim_credit_reversed' : 'claim_credit_ended'
    return [faultOf(`/draws/${at}/credit`, says, { credit: id })]
  })
  if (gone.length > 0) throw new RefusedError({ code: 'claim_not_allowed', faults: gone })
  return credits
}
