import type { Transaction } from 'kysely'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { sumOf } from '../../domain/sum.ts'
import type { Principal } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Database, Tables } from '../store/database.ts'
import { endClaim, listClaims, lockClaim, type StoredClaim } from '../store/evidence/claims.ts'
import {
  endCredit,
  listCredits,
  lockCredits,
  type StoredCredit,
} from '../store/evidence/credits.ts'

interface Ending {
  readonly principal: Principal
  readonly organisationKey: number
  readonly now: Date
}

interface AskedEnd {
  readonly id: string
  /** Why it was made in error. */
  readonly note: string
}

/**
 * Ends a claim that was made in error. What it drew comes back to its credits, unless a certificate went out on it: then somebody has the
 * goods under it, so that its grams stay claimed and it stays visible with the reason. Done again, it changes nothing and says nothing.
 */
export async function endOwnClaim(
  db: Database,
  { id, note }: AskedEnd,
  { principal, organisationKey, now }: Ending,
): Promise<StoredClaim> {
  return db.transaction().execute(async (tx) => {
    const found = await ownClaim(tx, organisationKey, id)
    // A credit of it that is ended meanwhile either has these grams back before, or writes them off here.
    await lockCredits(tx, organisationKey)
    await lockClaim(tx, found.claimKey)
    const claim = await ownClaim(tx, organisationKey, id)
    const grams = claim.certificate === null ? sumOf(claim.draws, (draw) => draw.grams) : 0
    const end = {
      claim_key: claim.claimKey,
      organisation_key: organisationKey,
      note,
      ended_by: principal.name,
      grams,
      ended_time: now,
    }
    if (!(await endClaim(tx, end))) return claim
    const detail = { claim: id, note, grams }
    await audit(tx, principal, { kind: 'administration', action: 'claim ended', detail, now })
    return ownClaim(tx, organisationKey, id)
  })
}

/**
 * Ends a credit that was given in error: what no claim has drawn of it is written off, and nobody draws from it any more. What was drawn
 * stands, until those claims are ended themselves. Done again, it changes nothing and says nothing.
 */
export async function endOwnCredit(
  db: Database,
  { id, note }: AskedEnd,
  { principal, organisationKey, now }: Ending,
): Promise<StoredCredit> {
  return db.transaction().execute(async (tx) => {
    await lockCredits(tx, organisationKey)
    const credit = await ownCredit(tx, organisationKey, id)
    const end = {
      credit_key: credit.creditKey,
      organisation_key: organisationKey,
      note,
      ended_by: principal.name,
      grams: credit.leftGrams,
      ended_time: now,
    }
    if (!(await endCredit(tx, end))) return credit
    const detail = { credit: id, note, grams: credit.leftGrams }
    await audit(tx, principal, { kind: 'administration', action: 'credit ended', detail, now })
    return ownCredit(tx, organisationKey, id)
  })
}

async function ownClaim(
  tx: Transaction<Tables>,
  organisationKey: number,
  id: string,
): Promise<StoredClaim> {
  const [claim] = await listClaims(tx, organisationKey, { id })
  if (claim === undefined) throw new RefusedError(unknown('claim_unknown', id))
  return claim
}

async function ownCredit(
  tx: Transaction<Tables>,
  organisationKey: number,
  id: string,
): Promise<StoredCredit> {
  const [credit] = await listCredits(tx, organisationKey, { ids: [id] })
  if (credit === undefined) throw new RefusedError(unknown('credit_unknown', id))
  return credit
}

function unknown(says: 'claim_unknown' | 'credit_unknown', id: string): Refusal {
  return refuse('not_found', '/path/id', [says, { id }])
}
