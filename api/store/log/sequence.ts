import { sql } from 'kysely'
import type { EntryKind } from '../../../domain/proof/log/entry.ts'
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

/** What waits, as it was taken. */
export interface Taken {
  readonly kind: EntryKind
  readonly digest: Buffer
}

/** What the log gains by a batch. */
export interface Growth {
  readonly leaves: readonly Leaf[]
  readonly tiles: readonly Tile[]
  readonly root: Uint8Array
}

/** How entries become leaves: pure, and told how far the log is and the tiles at its end. */
export interface Grow {
  /** Which tiles must be known before a log of this size grows. */
  readonly frontier: (size: number) => readonly { readonly level: number; readonly index: number }[]
  readonly grow: (head: Head, taken: readonly Taken[], tiles: TilesByName) => Growth
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

/**
 * Takes the next entries that wait into the log, in one transaction: numbered in the order in which they waited, with their
 * tiles and the head. The head is held while it lasts and changed only from what was read, so that a second writer fails.
 */
export async function sequence(
  db: Database,
  most: number,
  { frontier, grow }: Grow,
): Promise<Sequenced> {
  return db.transaction().execute(async (tx) => {
    const head = await tx
      .selectFrom('log_head')
      .select(['size', 'root', 'origin'])
      .forUpdate()
      .executeTakeFirstOrThrow()
    const waited = await takeWaiting(tx, most)
    const waitedMilliseconds = waited[0]?.milliseconds ?? 0
    const fresh = waited.filter(isFirstOf(waited)).filter(({ isLogged }) => !isLogged)
    if (fresh.length > 0) {
      const tiles = await readTiles(tx, frontier(head.size))
      await write(tx, head, grow(head, fresh, tiles))
    }
    return { taken: waited.length, waitedMilliseconds }
  })
}

/** Of several that are one and the same, such as a passport that is logged again, the first. */
function isFirstOf(waited: readonly Taken[]): (one: Taken) => boolean {
  const first = new Map(waited.toReversed().map((one) => [nameOf(one), one]))
  return (one) => first.get(nameOf(one)) === one
}

function nameOf({ kind, digest }: Taken): string {
  return `${kind} ${digest.toString('latin1')}`
}

interface Waited extends Taken {
  readonly milliseconds: number
  readonly isLogged: boolean
}

async function takeWaiting(db: Database, most: number): Promise<readonly Waited[]> {
  const { rows } = await sql<Waited>`
    with next as (select key from log_waiting order by key limit ${most}),
      taken as (delete from log_waiting using next where log_waiting.key = next.key
        returning log_waiting.key, kind, digest, since)
    select kind, digest,
      (extract(epoch from clock_timestamp() - since) * 1000)::double precision as milliseconds, exists (
        select from log_leaf where log_leaf.kind = taken.kind and log_leaf.digest = taken.digest) as "isLogged"
    from taken order by key`.execute(db)
  return rows
}

async function write(db: Database, head: Head, { leaves, tiles, root }: Growth): Promise<void> {
  const columnOf = <Name extends keyof Leaf>(name: Name) => leaves.map((leaf) => leaf[name])
  await sql`insert into log_leaf (index, kind, id, digest)
    select * from unnest(${columnOf('index')}::bigint[], ${columnOf('kind')}::text[],
      ${columnOf('id')}::uuid[], ${columnOf('digest')}::bytea[])`.execute(db)
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
    .set({ size: head.size + leaves.length, root: Buffer.from(root) })
    .where('size', '=', head.size)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n)
    throw new RangeError(`Cannot grow the log from ${head.size}: somebody else did`)
}
