import { type Insertable, sql, type Transaction } from 'kysely'
import type { ClaimUse } from '../../../domain/claim/claim-standards.ts'
import type { RecycledClass } from '../../../domain/claim/recycled-class.ts'
import type { Database, Tables } from '../database.ts'
import { listed, type Row } from '../row.ts'

const claimColumns = [
  'claim_key',
  'id',
  'standard',
  'version',
  'model',
  'net_grams',
  'pre_basis_points',
  'post_basis_points',
  'reference',
  'digest',
  'created_time',
] as const

export interface StoredClaim extends Row<'claim', (typeof claimColumns)[number]> {
  readonly use: ClaimUse
  readonly draws: readonly {
    readonly credit: string
    readonly class: RecycledClass
    readonly grams: number
  }[]
}

/** The organisation's claims with what each drew, oldest first; those for one use alone the newest first. */
export async function listClaims(
  db: Database,
  organisationKey: number,
  {
    id,
    newestFor,
    after = 0,
    limit = 1,
  }: { id?: string; newestFor?: ClaimUse; after?: number; limit?: number },
): Promise<readonly StoredClaim[]> {
  const { rows } = await sql<StoredClaim>`
    select ${listed('claim', claimColumns)}, claim_use as use, (
        select json_agg(json_build_object('credit', credit.id, 'class', class, 'grams', grams) order by allocation_key)
        from allocation join credit using (credit_key) where allocation.claim_key = claim.claim_key
      ) as draws
    from claim
    where organisation_key = ${organisationKey} and claim_key > ${after}
      and (${id === undefined} or id = ${id ?? null}::uuid)
      and (${newestFor === undefined} or claim_use = ${newestFor ?? null})
    order by claim_key ${newestFor === undefined ? sql`asc` : sql`desc`} limit ${limit}`.execute(db)
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
