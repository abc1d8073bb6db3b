import { hash } from 'node:crypto'
import { leafInput } from '../../domain/proof/log/merkle.ts'
import { growTiles, type ReadTile, type Tile } from '../../domain/proof/log/tile-tree.ts'

/** A log in memory: its leaves, and its tiles as they grew. */
export interface GrownLog {
  readonly leafHashes: readonly Uint8Array[]
  readonly tiles: ReadonlyMap<string, Tile>
  readonly read: ReadTile
}

/** SHA-256 as the server has it. */
export function sha256Of(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

/** Grows a log from entries, so many at a time. */
export function growLog(entries: readonly string[], batch = 4_096): GrownLog {
  const leafHashes = entries.map((entry) => sha256Of(leafInput(Buffer.from(entry))))
  const tiles = new Map<string, Tile>()
  const read: ReadTile = (level, index) => tiles.get(`${level}/${index}`)?.hashes
  for (let size = 0; size < leafHashes.length; size += batch) {
    const added = leafHashes.slice(size, size + batch)
    for (const tile of growTiles(size, { leafHashes: added, read, hash: sha256Of }))
      tiles.set(`${tile.level}/${tile.index}`, tile)
  }
  return { leafHashes, tiles, read }
}
