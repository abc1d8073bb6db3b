import { sql } from 'kysely'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

/** An event of which something is to be erased, with all that still opens it. */
export interface ErasableEvent {
  readonly eventKey: number
  readonly stream: string
  readonly digest: Buffer
  /** What it says to all, to the byte. */
  readonly envelope: string
  readonly disclosed: readonly Disclosure[]
}

/** The organisation's own event of this id, held until the transaction ends. */
export async function lockEventFacts(
  tx: Database,
  organisationKey: number,
  id: string,
): Promise<ErasableEvent | undefined> {
  const { rows } = await sql<ErasableEvent>`
    select event.event_key as "eventKey", stream, digest, disclosed, convert_from(envelope, 'UTF8') as envelope
    from event join disclosure using (event_key)
    where event.organisation_key = ${organisationKey} and id = ${id} for update of disclosure`.execute(
    tx,
  )
  if (rows[0] !== undefined) return rows[0]
  // All that it sealed was erased, or it sealed nothing.
  const bare = await tx
    .selectFrom('event')
    .select(columns('event', ['event_key', 'stream', 'digest']))
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .executeTakeFirst()
  return bare === undefined ? undefined : { disclosed: [], envelope: '', ...bare }
}

/** The organisation's own event of this id in the chain of a batch, as it is now. */
export async function findEventFacts(
  db: Database,
  organisationKey: number,
  { id, batchKey }: { readonly id: string; readonly batchKey: number },
): Promise<ErasableEvent | undefined> {
  const { rows } = await sql<ErasableEvent>`
    select event.event_key as "eventKey", stream, digest, coalesce(disclosed, '[]') as disclosed,
      convert_from(envelope, 'UTF8') as envelope
    from event join event_subject using (event_key) left join disclosure using (event_key)
    where event.organisation_key = ${organisationKey} and id = ${id} and batch_key = ${batchKey}`.execute(
    db,
  )
  return rows[0]
}

/** Keeps of an event's disclosures these alone, and forgets the scan that it came from. */
export async function keepOnly(
  tx: Database,
  eventKey: number,
  kept: readonly Disclosure[],
): Promise<void> {
  if (kept.length === 0) {
    await tx.deleteFrom('disclosure').where('event_key', '=', eventKey).execute()
  } else {
    await tx
      .updateTable('disclosure')
      .set({ disclosed: JSON.stringify(kept) })
      .where('event_key', '=', eventKey)
      .execute()
  }
  await sql`select forget_scan(${eventKey})`.execute(tx)
}

const erasureColumns = [
  'erasure_key',
  'id',
  'ground',
  'statement',
  'digest',
  'created_time',
] as const

/** An erasure that was done. */
export type StoredErasure = Row<'erasure', (typeof erasureColumns)[number]>

/** Adds what was erased, and on which ground; false when its id is there already, whoever's it is. */
export async function addErasure(
  tx: Database,
  erasure: {
    readonly id: string
    readonly organisationKey: number
    readonly eventKey: number
    readonly ground: string
    readonly statement: string
    readonly digest: Buffer
    readonly now: Date
  },
): Promise<boolean> {
  const added = await tx
    .insertInto('erasure')
    .values({
      id: erasure.id,
      organisation_key: erasure.organisationKey,
      event_key: erasure.eventKey,
      ground: erasure.ground,
      statement: Buffer.from(erasure.statement),
      digest: erasure.digest,
      created_time: erasure.now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('erasure_key')
    .executeTakeFirst()
  return added !== undefined
}

/** The organisation's erasures, newest first, or the one of an id. */
export async function listErasures(
  db: Database,
  organisationKey: number,
  { id, before, limit }: { id?: string; before?: number | undefined; limit: number },
): Promise<readonly StoredErasure[]> {
  let query = db
    .selectFrom('erasure')
    .select(columns('erasure', erasureColumns))
    .where('organisation_key', '=', organisationKey)
  if (id !== undefined) query = query.where('id', '=', id)
  if (before !== undefined) query = query.where('erasure_key', '<', before)
  return query.orderBy('erasure_key', 'desc').limit(limit).execute()
}
