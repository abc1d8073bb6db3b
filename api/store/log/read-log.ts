import { sql } from 'kysely'
import type { EntryKind } from '../../../domain/proof/log/entry.ts'
import type { Slice } from '../../../domain/proof/log/half-tile.ts'
import { digestLength } from '../../../domain/proof/log/sha256.ts'
import type { Database } from '../database.ts'
import { kept } from '../kept-statements.ts'
import { columns, type Row } from '../row.ts'

/** A signed checkpoint as it was published. */
export type PublishedCheckpoint = Row<
  'log_checkpoint',
  'number' | 'size' | 'root' | 'note' | 'published_time'
>
const checkpointColumns = columns('log_checkpoint', [
  'number',
  'size',
  'root',
  'note',
  'published_time',
])

/** The newest checkpoint that was published; undefined before the first. Nothing beyond its size may be shown to anyone. */
export async function readCheckpoint(db: Database): Promise<PublishedCheckpoint | undefined> {
  return newest(db).executeTakeFirst()
}

/** The checkpoint of a size, with most witnesses: what was published of it last. Undefined where none of it was. */
export async function readCheckpointOf(
  db: Database,
  size: number,
): Promise<PublishedCheckpoint | undefined> {
  return newest(db).where('size', '=', size).executeTakeFirst()
}

/** The newest checkpoint from before an instant; undefined where none was published by then. */
export async function readCheckpointBefore(
  db: Database,
  instant: Date,
): Promise<PublishedCheckpoint | undefined> {
  return newest(db).where('published_time', '<', instant).executeTakeFirst()
}

/** Of the checkpoints that are asked for the one that was published last. */
function newest(db: Database) {
  return db
    .selectFrom('log_checkpoint')
    .select(checkpointColumns)
    .orderBy('number', 'desc')
    .limit(1)
}

/** Checkpoints as they were published, after a number, in order. */
export async function listCheckpoints(
  db: Database,
  { after, most }: { after: number; most: number },
): Promise<readonly PublishedCheckpoint[]> {
  return db
    .selectFrom('log_checkpoint')
    .select(checkpointColumns)
    .where('number', '>', after)
    .orderBy('number')
    .limit(most)
    .execute()
}

/** Of each size above one, the checkpoint with most witnesses, in order of sizes. */
export async function listCheckpointsAbove(
  db: Database,
  { size, most }: { size: number; most: number },
): Promise<readonly PublishedCheckpoint[]> {
  return db
    .selectFrom('log_checkpoint')
    .distinctOn('size')
    .select(checkpointColumns)
    .where('size', '>', size)
    .orderBy('size')
    .orderBy('number', 'desc')
    .limit(most)
    .execute()
}

/** What stands at a place of the log. */
export type Leaf = Row<'log_leaf', 'index' | 'kind' | 'id' | 'digest'>
const leafColumns = columns('log_leaf', ['index', 'kind', 'id', 'digest'])

/** Where something stands in the log, by its digest; undefined as long as it waits, or was never logged. */
export async function readLeafByDigest(
  db: Database,
  kind: EntryKind,
  digest: Uint8Array,
): Promise<Leaf | undefined> {
  return db
    .selectFrom('log_leaf')
    .select(leafColumns)
    .where('kind', '=', kind)
    .where('digest', '=', Buffer.from(digest))
    .executeTakeFirst()
}

/** The same for many things, in no order; what waits or was never logged is left out. */
export async function readLeavesByDigest(
  db: Database,
  things: readonly { readonly kind: EntryKind; readonly digest: Buffer }[],
): Promise<readonly Leaf[]> {
  const kinds = things.map(({ kind }) => kind)
  const digests = things.map(({ digest }) => digest)
  return db
    .selectFrom('log_leaf')
    .select(leafColumns)
    .where(
      sql<boolean>`(kind, digest) in (select * from unnest(${kinds}::text[], ${digests}::bytea[]))`,
    )
    .orderBy('index')
    .execute()
}

/** The leaf of an id, as its entry names it; undefined where there is none. */
export async function readLeafById(db: Database, id: string): Promise<Leaf | undefined> {
  return db.selectFrom('log_leaf').select(leafColumns).where('id', '=', id).executeTakeFirst()
}

/** Leaves from a place on, in order. */
export async function readLeaves(
  db: Database,
  { from, most }: { from: number; most: number },
): Promise<readonly Leaf[]> {
  return db
    .selectFrom('log_leaf')
    .select(leafColumns)
    .where('index', '>=', from)
    .orderBy('index')
    .limit(most)
    .execute()
}

/** Hashes of tiles by `level/index`, as wide as they are by now: a narrower one of before is the beginning. */
export type TilesByName = ReadonlyMap<string, Uint8Array>

/** Tiles of hashes; those that are not there are left out. */
export async function readTiles(
  db: Database,
  names: readonly { readonly level: number; readonly index: number }[],
): Promise<TilesByName> {
  const levels = names.map(({ level }) => level)
  const indexes = names.map(({ index }) => index)
  const rows = await db
    .selectFrom('log_tile')
    .select(['level', 'index', 'hashes'])
    .where(
      sql<boolean>`(level, index) in (select * from unnest(${levels}::smallint[], ${indexes}::bigint[]))`,
    )
    .execute()
  return new Map(rows.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]))
}

/**
 * Parts of tiles in the order in which they are asked for; those that are not there, or not yet as long, are left out. A tile's bytes are stored apart and as
 * they are, so that PostgreSQL reads of them what is asked for.
 */
export async function readSlices(
  db: Database,
  slices: readonly Slice[],
): Promise<ReadonlyMap<number, Uint8Array>> {
  const asked = (name: keyof Slice) => slices.map((slice) => slice[name])
  const statement = sql<{ readonly at: number; readonly hashes: Uint8Array }>`
    select at::integer, substring(hashes from first * 32 + 1 for count * 32) as hashes
    from unnest(${asked('level')}::smallint[], ${asked('index')}::bigint[], ${asked('first')}::integer[], ${asked('count')}::integer[])
      with ordinality as asked (level, index, first, count, at)
    join log_tile using (level, index)
    where octet_length(hashes) >= (first + count) * 32`
  const { rows } = await kept('read-slices', statement).execute(db)
  return new Map(rows.map(({ at, hashes }) => [at - 1, hashes]))
}

/** A tile of hashes and how wide the reader wants it. */
export interface AskedTile {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** A tile as it was when it had this width; undefined where it is not that wide. */
export async function readTile(
  db: Database,
  { level, index, width }: AskedTile,
): Promise<Uint8Array | undefined> {
  const hashes = (await readTiles(db, [{ level, index }])).get(`${level}/${index}`)
  const bytes = width * digestLength
  return hashes === undefined || hashes.length < bytes ? undefined : hashes.subarray(0, bytes)
}
