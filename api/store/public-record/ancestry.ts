import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { onward } from '../onward.ts'

/** A batch that the page only names. Nothing of this ever changes once the batch is made, but whether it may be told whose it is. */
export interface NamedBatch {
  readonly id: string
  readonly code: string
  readonly kind: string
  readonly material: string
  /** Whether it belongs to the same organisation as the batch that the page is about, or both let themselves be named. */
  readonly own: boolean
}

/** Whose page it is, and whether they let themselves be named. */
export interface Holder {
  readonly organisationKey: number
  readonly named: boolean
}

/** Whether a batch may be told in full on the page of a holder. */
function isOpenTo({ organisationKey, named }: Holder) {
  return sql`(organisation_key = ${organisationKey} or (named and ${named}))`
}

/** Names batches by id, in no order. */
export async function nameBatches(
  db: Database,
  holder: Holder,
  ids: readonly string[],
): Promise<readonly NamedBatch[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<NamedBatch>`
    select id, code, batch.kind, material, ${isOpenTo(holder)} as own
    from batch join organisation using (organisation_key) where id = any(${ids}::uuid[])`.execute(
    db,
  )
  return rows
}

/** Everything above a batch's direct sources, as far as the page tells it. */
export interface Ancestry {
  /** Ancestors met, direct sources among them; one more than asked for when there are more. */
  readonly met: number
  /** Ancestors that came out of no other batch, other than direct sources. */
  readonly origins: readonly NamedBatch[]
}

/** Walks up to where the material came in, over at most `most` batches. */
export async function readAncestry(
  db: Database,
  { batchKey, ...holder }: Holder & { readonly batchKey: number },
  { most, mostOrigins }: { most: number; mostOrigins: number },
): Promise<Ancestry> {
  const { rows } = await sql<{ met: number; origins: readonly NamedBatch[] }>`
    with recursive walk (batch_key) as (
      select parent from lineage where child = ${batchKey}
      union select onward.batch_key from walk, ${onward('up', 'walk.batch_key')}
    ), met as materialized (select batch_key from walk limit ${most + 1}),
    origin as (
      select batch_key from met
      where not exists (select from lineage where child = met.batch_key)
        and not exists (select from lineage where child = ${batchKey} and parent = met.batch_key)
      order by batch_key limit ${mostOrigins}
    )
    select (select count(*) from met) as met, coalesce(json_agg(json_build_object(
      'id', id, 'code', code, 'kind', batch.kind, 'material', material, 'own', ${isOpenTo(holder)}
    ) order by batch_key), '[]') as origins
    from origin join batch using (batch_key) join organisation using (organisation_key)`.execute(db)
  return rows[0] ?? { met: 0, origins: [] }
}
