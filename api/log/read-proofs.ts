import type { TileName } from '../../domain/proof/log/tile.ts'
import { hashesFromTiles, tilesFor } from '../../domain/proof/log/tile-tree.ts'
import { consistencyNodes, type Fold, rootNodes } from '../../domain/proof/log/tree-nodes.ts'
import type { Database } from '../store/database.ts'
import { readTiles } from '../store/log/read-log.ts'
import { sha256Of } from './log-hash.ts'

/** The root of the log when it had this size, which MUST be no more than it has; undefined when a tile of it is missing. */
export async function readRoot(db: Database, size: number): Promise<Uint8Array | undefined> {
  return (await readHashes(db, [rootNodes(size)], size))?.[0]
}

/** The hashes that show that the log only grew from one size to another; undefined when a tile of it is missing. */
export async function readConsistency(
  db: Database,
  from: number,
  to: number,
): Promise<readonly Uint8Array[] | undefined> {
  return from === 0 ? [] : readHashes(db, consistencyNodes(from, to), to)
}

/** Of names of tiles those that hold hashes, which all of a proof do. */
export function hashTiles(names: readonly TileName[]) {
  return names.flatMap(({ level, index }) => (level === 'entries' ? [] : [{ level, index }]))
}

async function readHashes(
  db: Database,
  folds: readonly Fold[],
  size: number,
): Promise<readonly Uint8Array[] | undefined> {
  const tiles = await readTiles(db, hashTiles(tilesFor(folds, size)))
  return hashesFromTiles(folds, (level, index) => tiles.get(`${level}/${index}`), sha256Of)
}
