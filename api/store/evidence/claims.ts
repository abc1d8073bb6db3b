import { type Insertable, sql, type Transaction } from 'kysely'
import type { ClaimUse } from '../../../domain/claim/claim-standards.ts'
import type { CustodyModel } from '../../../domain/claim/custody-model.ts'
import type { RecycledClass } from '../../../domain/claim/recycled-class.ts'
import type { Database, Tables } from '../database.ts'

export interface StoredClaim {
  readonly claimKey: number
  readonly id: string
  readonly standard: string
  readonly version: string
  readonly use: ClaimUse
  readonly model: CustodyModel
  readonly netGrams: number
  readonly preBasisPoints: number
  readonly postBasisPoints: number
  readonly reference: string | null
  readonly draws: readonly {
    readonly credit: string
    readonly class: RecycledClass
    readonly grams: number
  }[]
  readonly digest: Buffer
  readonly createdTime: Date
}

/** The organisation's claims with what each drew, oldest first. */
export async function listClaims(
  db: Database,
  organisationKey: number,
  { id, after = 0, limit = 1 }: { id?: string; after?: number; limit?: number },
): Promise<readonly StoredClaim[]> {
  const { rows } = await sql<StoredClaim>`
    select claim_key as "claimKey", id, standard, version, claim_use as use, model, net_grams as "netGrams",
      pre_basis_points as "preBasisPoints", post_basis_points as "postBasisPoints", reference, digest,
      created_time as "createdTime", (
        select json_agg(json_build_object('credit', credit.id, 'class', class, 'grams', grams) order by allocation_key)
        from allocation join credit using (credit_key) where allocation.claim_key = claim.claim_key
      ) as draws
    from claim
    where organisation_key = ${organisationKey} and claim_key > ${after}
      and (${id === undefined} or id = ${id ?? null}::uuid)
    order by claim_key limit ${limit}`.execute(db)
  return rows
}

/** Adds a claim and gives its key; undefined when the organisation used its id before. */
export async function addClaim(
  tx: Transaction<Tables>,
  claim: Insertable<Tables['claim']>,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('claim')
    .values(claim)
    .onConflict((conflict) => conflict.columns(['organisation_key', 'id']).doNothing())
    .returning('claim_key')
    .executeTakeFirst()
  return row?.claim_key
}

/**
 * Draws grams from credits, all in one statement: the trigger locks the credits in order and keeps what is left. Whoever draws
 * MUST look afterwards whether corrections have left as much (`assertBorne`).
 */
export async function addAllocations(
  tx: Transaction<Tables>,
  allocations: readonly Insertable<Tables['allocation']>[],
): Promise<void> {
  if (allocations.length === 0) return
  await tx
    .insertInto('allocation')
    .values([...allocations])
    .execute()
}
