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
  /** Transaction certificate that went out on it; null where none did. */
  readonly certificate: string | null
  /** That it was ended, and what came back by it; null while it stands. */
  readonly end: StoredEnd | null
  readonly draws: readonly {
    readonly credit: string
    readonly class: RecycledClass
    readonly grams: number
  }[]
}

/** The end of a claim or a credit that was made in error. */
export interface StoredEnd {
  readonly note: string
  /** What came back of a claim; what was written off of a credit. */
  readonly grams: number
  /** UTC, ISO 8601. */
  readonly endedTime: string
}

/** How a `select` reads the end of a claim or a credit. */
export const endOf = (table: 'claim' | 'credit') => {
  const own = sql.table(`${table}_end`)
  const key = sql.ref(`${table}_key`)
  return sql`(select json_build_object('note', note, 'grams', ended.grams, 'endedTime', to_char(ended_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from ${own} as ended where ended.${key} = ${sql.table(table)}.${key}) as "end"`
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
        from allocation join credit using (credit_key) where allocation.claim_key = claim.claim_key and grams > 0 and not written_off
      ) as draws,
      (select certificate.id from transaction_certificate as certificate where certificate.claim_key = claim.claim_key limit 1) as certificate,
      ${endOf('claim')}
    from claim
    where organisation_key = ${organisationKey} and claim_key > ${after}
      and (${id === undefined} or id = ${id ?? null}::uuid)
      and (${newestFor === undefined} or claim_use = ${newestFor ?? null}
        and not exists (select from claim_end where claim_end.claim_key = claim.claim_key))
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

/** Makes whoever ends this claim, or puts a certificate on it, wait until this transaction ends, which MUST be one. */
export async function lockClaim(tx: Database, claimKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('claim'), ${claimKey}::integer)`.execute(tx)
}

/**
 * Ends a claim; says whether it stood. What it drew comes back by further allocations that undo the first ones, where it does; what
 * comes back to a credit that was ended itself is written off, as the rest of that credit was. MUST hold the credits (`lockCredits`).
 */
export async function endClaim(
  tx: Transaction<Tables>,
  end: Insertable<Tables['claim_end']>,
): Promise<boolean> {
  const row = await tx
    .insertInto('claim_end')
    .values(end)
    .onConflict((conflict) => conflict.doNothing())
    .returning('claim_key')
    .executeTakeFirst()
  if (row === undefined) return false
  if (end.grams === 0) return true
  await sql`
    insert into allocation (credit_key, grams, claim_key)
    select credit_key, -sum(grams), claim_key from allocation where claim_key = ${end.claim_key}
    group by credit_key, claim_key order by credit_key`.execute(tx)
  await sql`
    insert into allocation (credit_key, grams, claim_key, written_off)
    select credit_key, -allocation.grams, claim_key, true from allocation join credit_end using (credit_key)
    where claim_key = ${end.claim_key} and allocation.grams < 0 order by credit_key`.execute(tx)
  return true
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
