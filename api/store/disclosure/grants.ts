import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

const grantColumns = [
  'fact_grant_key',
  'id',
  'organisation_key',
  'receiver_key',
  'receiver_name',
  'audiences',
  'facts',
  'reason',
  'given_by',
  'digest',
  'created_time',
  'expires_time',
  'ended_time',
] as const

/** A batch of a grant, and how far its chain went when it was granted. */
export interface GrantedBatch {
  readonly batchKey: number
  readonly id: string
  readonly code: string
  readonly stream: string
  readonly kind: string
  readonly upTo: number
}

/** Leave that an organisation gave a named party to see confidential facts of batches. */
export interface StoredGrant extends Row<'fact_grant', (typeof grantColumns)[number]> {
  readonly batches: readonly GrantedBatch[]
}

export interface NewGrant {
  readonly id: string
  readonly organisationKey: number
  readonly receiver: { readonly key: number | null; readonly name: string }
  /** Digest of the link's secret, where the receiver has no account here. */
  readonly linkDigest: Buffer | null
  readonly scope: Pick<StoredGrant, 'audiences' | 'facts'>
  readonly reason: string
  readonly givenBy: string
  readonly digest: Buffer
  readonly now: Date
  readonly expires: Date
  readonly batches: readonly { readonly batchKey: number; readonly upTo: number }[]
}

/** Adds a grant; false when its id is there already, whoever's it is. */
export async function addGrant(tx: Database, grant: NewGrant): Promise<boolean> {
  const { organisationKey } = grant
  const added = await tx
    .insertInto('fact_grant')
    .values({
      id: grant.id,
      organisation_key: organisationKey,
      receiver_key: grant.receiver.key,
      receiver_name: grant.receiver.name,
      link_digest: grant.linkDigest,
      audiences: grant.scope.audiences,
      facts: grant.scope.facts,
      reason: grant.reason,
      given_by: grant.givenBy,
      digest: grant.digest,
      created_time: grant.now,
      expires_time: grant.expires,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('fact_grant_key')
    .executeTakeFirst()
  if (added === undefined) return false
  const rows = grant.batches.map(({ batchKey, upTo }, place) => ({
    fact_grant_key: added.fact_grant_key,
    place,
    organisation_key: organisationKey,
    batch_key: batchKey,
    up_to: upTo,
  }))
  await tx.insertInto('fact_grant_batch').values(rows).execute()
  return true
}

/** Which grants are meant: the owner's own or those to a receiver, or the one that a link opens. */
export type GrantFilter =
  | { readonly organisationKey: number }
  | { readonly receiverKey: number }
  | { readonly linkDigest: Buffer }

export interface GrantPage {
  readonly id?: string
  readonly before?: number | undefined
  readonly limit: number
}

/**
 * Grants, newest first. Of the batches MUST be asked as their owner or as the system: a receiver sees none of their rows.
 */
export async function listGrants(
  db: Database,
  filter: GrantFilter,
  { id, before, limit }: GrantPage,
): Promise<readonly StoredGrant[]> {
  let query = db
    .selectFrom('fact_grant')
    .select(columns('fact_grant', grantColumns))
    .select(ofGrant)
  if ('organisationKey' in filter)
    query = query.where('organisation_key', '=', filter.organisationKey)
  else if ('receiverKey' in filter) query = query.where('receiver_key', '=', filter.receiverKey)
  else query = query.where('link_digest', '=', filter.linkDigest)
  if (id !== undefined) query = query.where('id', '=', id)
  if (before !== undefined) query = query.where('fact_grant_key', '<', before)
  return query.orderBy('fact_grant_key', 'desc').limit(limit).execute()
}

const ofGrant = sql<readonly GrantedBatch[]>`coalesce((
    select json_agg(json_build_object('batchKey', batch.batch_key, 'id', batch.id, 'code', code, 'stream', stream,
      'kind', kind, 'upTo', up_to) order by place)
    from fact_grant_batch as named join batch using (batch_key)
    where named.fact_grant_key = fact_grant.fact_grant_key), '[]')`.as('batches')

/** Ends a grant of the organisation; the first time stands. */
export async function endGrant(
  tx: Database,
  organisationKey: number,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('fact_grant')
    .set({ ended_time: now })
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .where('ended_time', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** A look at what was granted, as the owner's audit trail has it. */
export type StoredLook = Row<'audit_entry', 'time' | 'actor_kind' | 'actor_name'>

/** Looks at what a grant shows, newest first. */
export async function listLooks(
  db: Database,
  organisationKey: number,
  { grant, most }: { readonly grant: string; readonly most: number },
): Promise<readonly StoredLook[]> {
  return db
    .selectFrom('audit_entry')
    .select(columns('audit_entry', ['time', 'actor_kind', 'actor_name']))
    .where('organisation_key', '=', organisationKey)
    .where(sql<string>`detail->>'grant'`, '=', grant)
    .where('kind', '=', 'look')
    .orderBy('audit_entry_key', 'desc')
    .limit(most)
    .execute()
}

/** How often somebody looked at each of these grants, and when last. */
export async function countLooks(
  db: Database,
  organisationKey: number,
  grants: readonly string[],
): Promise<ReadonlyMap<string, { readonly looks: number; readonly last: Date }>> {
  const { rows } = await sql<{ grant: string; looks: number; last: Date }>`
    select detail->>'grant' as grant, count(*)::integer as looks, max(time) as last from audit_entry
    where organisation_key = ${organisationKey} and detail->>'grant' = any(${grants}::text[]) and kind = 'look'
    group by 1`.execute(db)
  return new Map(rows.map(({ grant, ...counted }) => [grant, counted]))
}

/** Codes of the organisation's batches by their ids. */
export async function codesOf(
  db: Database,
  organisationKey: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('batch')
    .select(columns('batch', ['id', 'code']))
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, code }) => [id, code]))
}
