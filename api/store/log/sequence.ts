import { sql } from 'kysely'
import pg from 'pg'
import type { EntryKind } from '../../../domain/proof/log/entry.ts'
import { digestLength } from '../../../domain/proof/log/sha256.ts'
import type { Tile } from '../../../domain/proof/log/tile-tree.ts'
import type { Database } from '../database.ts'
import { type Leaf, readTiles, type TilesByName } from './read-log.ts'

/** How far the log has come. */
export interface Head {
  readonly size: number
  readonly root: Uint8Array
  /** What the log is called; null before it was ever kept. */
  readonly origin: string | null
}

/** What the log gains by a batch beside its leaves. */
export interface Growth {
  readonly tiles: readonly Tile[]
  readonly root: Uint8Array
}

/** How leaves become tiles and a root: pure, and told how far the log is and the tiles at its end. */
export interface Grow {
  /** Which tiles must be known before a log of this size grows. */
  readonly frontier: (size: number) => readonly { readonly level: number; readonly index: number }[]
  readonly grow: (head: Head, leaves: readonly Leaf[], tiles: TilesByName) => Growth
}

export interface Sequenced {
  /** How many were taken from what waits, those that were logged before among them. */
  readonly taken: number
  /** How long the first of them had waited. */
  readonly waitedMilliseconds: number
}

/** How far the log has come. */
export async function readHead(db: Database): Promise<Head> {
  return db.selectFrom('log_head').select(['size', 'root', 'origin']).executeTakeFirstOrThrow()
}

/** Gives the log its name, for ever: one that it has stays. */
export async function nameLog(db: Database, origin: string): Promise<void> {
  await db.updateTable('log_head').set({ origin }).where('origin', 'is', null).execute()
}

/** Whether anything waits. Asked by whoever would take it in, since that costs the database a commit and this does not. */
export async function isWaiting(db: Database): Promise<boolean> {
  const { rows } = await sql`select from log_waiting limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Takes the next entries that wait into the log, in one transaction: numbered in the order in which they waited, with their
 * tiles and the head. The head is held while it lasts and changed only from what was read, so that a second writer fails.
 */
export async function sequence(db: Database, most: number, grow: Grow): Promise<Sequenced> {
  try {
    return await sequenceOnce(db, { most, grow, take: allOf })
  } catch (error) {
    // Something that the log has waited once more, such as a passport that is logged again: looking each up costs a third more.
    if (!isDouble(error)) throw error
    return sequenceOnce(db, { most, grow, take: freshOf })
  }
}

interface Sequencing {
  readonly most: number
  readonly grow: Grow
  readonly take: typeof allOf
}

async function sequenceOnce(
  db: Database,
  { most, grow: { frontier, grow }, take }: Sequencing,
): Promise<Sequenced> {
  return db.transaction().execute(async (tx) => {
    const head = await tx
      .selectFrom('log_head')
      .select(['size', 'root', 'origin'])
      .forUpdate()
      .executeTakeFirstOrThrow()
    const { taken, waitedMilliseconds, leaves } = await takeIn(tx, head.size, { most, take })
    if (leaves.length > 0) {
      const tiles = await readTiles(tx, frontier(head.size))
      const growth = grow(head, leaves, tiles)
      await write(tx, head, { ...growth, size: head.size + leaves.length })
    }
    return { taken, waitedMilliseconds }
  })
}

function isDouble(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505' && error.table === 'log_leaf'
}

/** All that was taken, numbered in the order in which it waited. */
const allOf = sql`select kind, digest, row_number() over (order by key, taken.place) - 1 as place from taken`

/** The same without what the log has, and of several that are one and the same the first. */
const freshOf = sql`
  select kind, digest, row_number() over (order by min(array[key, taken.place])) - 1 as place from taken
  where not exists (select from log_leaf where log_leaf.kind = taken.kind and log_leaf.digest = taken.digest offset 0)
  group by kind, digest`

interface TakenIn extends Sequenced {
  readonly leaves: readonly Leaf[]
}

/**
 * Makes leaves of what waits, in one statement. They come back as one run of bytes: a row for each would cost more than all that
 * is done with it.
 */
async function takeIn(
  tx: Database,
  size: number,
  { most, take }: Pick<Sequencing, 'most' | 'take'>,
): Promise<TakenIn> {
  const { rows } = await sql<{
    taken: number
    waitedMilliseconds: number
    kinds: string | null
    bytes: Buffer | null
  }>`
    with next as (select key, sum(count) over (order by key) - count as before from log_waiting order by key limit ${most}),
      last as (select max(key) as key from next where before < ${most}),
      gone as (delete from log_waiting using last where log_waiting.key <= last.key
        returning log_waiting.key, kind, digests, since),
      taken as (select key, kind, digest, place from gone, unnest(digests) with ordinality as each (digest, place)),
      fresh as (${take}),
      leaf as (insert into log_leaf (index, kind, id, digest)
        select ${size}::bigint + place, kind, gen_random_uuid(), digest from fresh
        returning index, kind, id, digest)
    select (select count(*)::integer from taken) as taken,
      (select coalesce(extract(epoch from clock_timestamp() - min(since)) * 1000, 0)::double precision from gone)
        as "waitedMilliseconds",
      string_agg(kind, ' ' order by index) as kinds,
      string_agg(uuid_send(id) || digest, '' order by index) as bytes
    from leaf`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new RangeError('Cannot take in what waits: nothing was answered')
  const { taken, waitedMilliseconds, kinds, bytes } = row
  return { taken, waitedMilliseconds, leaves: leavesIn(size, kinds, bytes) }
}

const idLength = 16
const leafLength = idLength + digestLength

/** Leaves from a place on, out of what the database put together: 16 bytes of each id, 32 of its digest. */
function leavesIn(from: number, kinds: string | null, bytes: Buffer | null): readonly Leaf[] {
  if (kinds === null || bytes === null) return []
  return kinds.split(' ').map((kind, at) => {
    const start = at * leafLength
    const id = bytes.toString('hex', start, start + idLength)
    return {
      index: from + at,
      kind: kind as EntryKind,
      id: id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      digest: bytes.subarray(start + idLength, start + leafLength),
    }
  })
}

async function write(
  db: Database,
  head: Head,
  { tiles, root, size }: Growth & { readonly size: number },
): Promise<void> {
  const rows = tiles.map(({ level, index, hashes }) => ({
    level,
    index,
    hashes: Buffer.from(hashes),
  }))
  await sql`insert into log_tile (level, index, hashes)
    select * from unnest(${rows.map(({ level }) => level)}::smallint[],
      ${rows.map(({ index }) => index)}::bigint[], ${rows.map(({ hashes }) => hashes)}::bytea[])
    on conflict (level, index) do update set hashes = excluded.hashes`.execute(db)
  const { numUpdatedRows } = await db
    .updateTable('log_head')
    .set({ size, root: Buffer.from(root) })
    .where('size', '=', head.size)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n)
    throw new RangeError(`Cannot grow the log from ${head.size}: somebody else did`)
}
