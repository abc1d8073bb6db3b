import { type SelectQueryBuilder, sql } from 'kysely'
import type { BatchState } from '../../../domain/event.ts'
import type { FactValue } from '../../../domain/field.ts'
import { codeMark } from '../../../workflows/marks.ts'
import { sha256Bytes } from '../../digest.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

const batchColumns = [
  'batch_key',
  'id',
  'code',
  'stream',
  'kind',
  'material',
  'state',
  'context',
  'head_seq',
  'head_digest',
] as const

/** A batch as it stands now: its context is what later stages read, its head the last event. */
export interface StoredBatch extends Row<'batch', (typeof batchColumns)[number]> {
  readonly facility: string
  /** Grams in stock; null when never weighed. */
  readonly massGrams: number | null
  /** Milligrams by what is inside. */
  readonly content: Readonly<Record<string, number>>
}

export interface BatchFilter {
  readonly stream?: string | undefined
  readonly kind?: string | undefined
  readonly state?: string | undefined
  readonly facility?: string | undefined
  readonly material?: string | undefined
  /** The one facility and the streams that a list is bound to, whatever is asked for. */
  readonly at?: string
  readonly streams?: readonly string[]
  /** Part of the code, in any case. */
  readonly q?: string | undefined
  /** Only batches made before the one of this key. */
  readonly cursor?: number | undefined
  readonly limit: number
}

/** The organisation's batches that pass every filter, newest first. */
export async function listBatches(
  db: Database,
  organisationKey: number,
  { cursor, limit, q, facility, at, streams, ...same }: BatchFilter,
): Promise<readonly StoredBatch[]> {
  let query = selectBatches(db, organisationKey)
  for (const column of ['stream', 'kind', 'state', 'material'] as const) {
    const word = same[column]
    if (word !== undefined) query = query.where(`batch.${column}`, '=', word)
  }
  if (at !== undefined) query = query.where('facility.code', '=', at)
  if (streams !== undefined) query = query.where('stream', 'in', [...streams])
  if (facility !== undefined) query = query.where('facility.code', '=', facility)
  // Not LIKE: a code may hold its wildcards.
  if (q !== undefined) query = query.where(sql`strpos(lower(batch.code), lower(${q}))`, '>', 0)
  if (cursor !== undefined) query = query.where('batch.batch_key', '<', cursor)
  const rows = await query.orderBy('batch.batch_key', 'desc').limit(limit).execute()
  return rows.map(batchOf)
}

/** The organisation's batch of this code, or the one that its spelling can only mean, if it holds one. */
export async function findBatch(
  db: Database,
  organisationKey: number,
  code: string,
): Promise<StoredBatch | undefined> {
  const rows = await selectBatches(db, organisationKey)
    .where(sql<boolean>`batch.batch_key = any(array(${keysLike(organisationKey, code)}))`)
    .execute()
  const row = rows.find((one) => one.code === code) ?? (rows.length === 1 ? rows[0] : undefined)
  return row === undefined ? undefined : batchOf(row)
}

/**
 * Keys of the organisation's batches that this code may mean, by itself or by what it looks like. Keys first: with one condition
 * or the other on the batch itself, every batch would be looked at.
 */
export function keysLike(organisationKey: number, code: string) {
  return sql`
    select batch_key from batch where organisation_key = ${organisationKey} and code = ${code}
    union all select batch_key from batch_mark
      where organisation_key = ${organisationKey} and mark = ${sha256Bytes(codeMark(code).text)}`
}

/** Those of the organisation's batches that have one of these codes, in no order. */
export async function findBatches(
  db: Database,
  organisationKey: number,
  codes: readonly string[],
): Promise<readonly StoredBatch[]> {
  const rows = await selectBatches(db, organisationKey).where('batch.code', 'in', codes).execute()
  return rows.map(batchOf)
}

/** Batches with where they are and what is in them; the asker adds which. */
export function selectBatches(db: Database, organisationKey: number) {
  return db
    .selectFrom('batch')
    .innerJoin('facility', 'facility.facility_key', 'batch.facility_key')
    .select(columns('batch', batchColumns))
    .select('facility.code as facility')
    .select(
      sql<Readonly<Record<string, number>> | null>`(
        select jsonb_object_agg(dimension, amount) from stock where stock.batch_key = batch.batch_key
      )`.as('stocks'),
    )
    .where('batch.organisation_key', '=', organisationKey)
}

type Selected =
  ReturnType<typeof selectBatches> extends SelectQueryBuilder<infer _, infer __, infer One>
    ? One
    : never

/** A selected batch with its grams apart from what is inside. */
export function batchOf({ stocks, ...row }: Selected): StoredBatch {
  const { mass, ...inside } = stocks ?? {}
  const content = Object.entries(inside).filter(([, amount]) => amount !== 0)
  return { ...row, massGrams: mass ?? null, content: Object.fromEntries(content) }
}

/** Which of these codes are batches of the organisation. */
export async function readKnownCodes(
  db: Database,
  organisationKey: number,
  codes: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('batch')
    .select('code')
    .where('organisation_key', '=', organisationKey)
    .where('code', 'in', [...codes])
    .execute()
  return rows.map(({ code }) => code)
}

/** A stored batch as the rules look at it. */
export function batchStateOf(stored: StoredBatch): BatchState {
  const { id, massGrams, headDigest, context, batchKey: _, ...batch } = stored
  return {
    ...batch,
    batch: id,
    // Facts were parsed before they were stored.
    context: context as Readonly<Record<string, FactValue>>,
    headDigest: headDigest.toString('base64url'),
    ...(massGrams === null ? {} : { massGrams }),
  }
}
