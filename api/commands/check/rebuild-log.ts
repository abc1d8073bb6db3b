import { parseCheckpoint } from '../../../domain/proof/log/checkpoint.ts'
import { parseNote } from '../../../domain/proof/log/note.ts'
import { digestLength } from '../../../domain/proof/log/sha256.ts'
import {
  growTiles,
  type ReadTile,
  rootFromTiles,
  type Tile,
} from '../../../domain/proof/log/tile-tree.ts'
import { leafHashOf } from '../../log/grow-log.ts'
import { sha256Of } from '../../log/log-hash.ts'
import type { Database } from '../../store/database.ts'
import {
  type Leaf,
  listCheckpoints,
  type PublishedCheckpoint,
  readLeaves,
  readTiles,
} from '../../store/log/read-log.ts'
import { readHead } from '../../store/log/sequence.ts'
import { type Findings, type Noted, note, nothing, plain, type Told } from './findings.ts'

/** Leaves that are read at a time: whole tiles, so that only the last ones of each level are held. */
const together = 8_192

/**
 * Rebuilds the log from its leaves alone and compares it with tiles, head and every checkpoint that was published. The first
 * that is wrong is named by its place, and what follows from it is not.
 */
export async function rebuildLog(db: Database, findings: Findings): Promise<void> {
  const before = findings.differences
  const tiles = new Map<string, Uint8Array>()
  const read: ReadTile = (level, index) => tiles.get(`${level}/${index}`)
  const rootAt = (size: number) => hexOf(rootFromTiles(size, read, sha256Of))
  const checkpoints = walkCheckpoints(db)
  let next = (await checkpoints.next()).value
  let size = 0
  for (;;) {
    const leaves = await readLeaves(db, { from: size, most: together })
    const gap = leaves.findIndex(({ index }, at) => index !== size + at)
    if (gap >= 0) return noteLeaf(findings, size + gap, aLeaf)
    const leafHashes = leaves.map(hashOf)
    const grown = growTiles(size, { leafHashes, read, hash: sha256Of })
    await compareTiles(db, findings, grown)
    if (findings.differences > before) return
    for (const { level, index, hashes } of grown) tiles.set(`${level}/${index}`, hashes)
    size += leaves.length
    while (next !== undefined && next.size <= size) {
      compareCheckpoint(findings, next, rootAt(next.size))
      next = (await checkpoints.next()).value
    }
    if (leaves.length < together) break
    forgetOld(tiles, size)
  }
  const head = await readHead(db)
  if (head.size > size) noteLeaf(findings, size, aLeaf)
  const found = sizeTold(head.size, hexOf(head.root))
  const expected = sizeTold(size, rootAt(size))
  if (plain(found) !== plain(expected))
    note(findings, { table: 'log_head', key: 'head', column: 'root', expected, found })
  if (next !== undefined) compareCheckpoint(findings, next, undefined)
}

const aLeaf: Pick<Noted, 'expected' | 'found'> = {
  expected: { says: 'check_a_leaf' },
  found: nothing,
}

function sizeTold(entries: number, root: string): Told {
  return { says: 'check_log_size', values: { entries, root } }
}

/** The hash of a leaf; of one that is no entry of a log at all, what nothing has. */
function hashOf(leaf: Leaf): Uint8Array {
  try {
    return leafHashOf(leaf)
  } catch {
    return new Uint8Array(digestLength)
  }
}

async function compareTiles(
  db: Database,
  findings: Findings,
  grown: readonly Tile[],
): Promise<void> {
  const stored = await readTiles(db, grown)
  for (const { level, index, hashes } of grown) {
    const found = stored.get(`${level}/${index}`) ?? new Uint8Array()
    for (let at = 0; at < hashes.length; at += digestLength) {
      const [is, should] = [found, hashes].map((all) => hexOf(all.subarray(at, at + digestLength)))
      if (is === should) continue
      const place = index * 256 + at / digestLength
      const hash = is || nothing
      const expected: Told = { says: 'check_hash_of_tile', values: { hash } }
      const values = { expected, found: `${should}` }
      if (level === 0) return noteLeaf(findings, place, values)
      const key = `level ${level}, hash ${place}`
      note(findings, {
        table: 'log_tile',
        key,
        column: 'hashes',
        expected: `${should}`,
        found: `${is}`,
      })
      return
    }
  }
}

function noteLeaf(
  findings: Findings,
  index: number,
  values: Pick<Noted, 'expected' | 'found'>,
): void {
  note(findings, { table: 'log_leaf', key: `leaf ${index}`, column: 'row', ...values })
}

function compareCheckpoint(
  findings: Findings,
  { number, size, root, note: text }: PublishedCheckpoint,
  rebuilt: string | undefined,
): void {
  const signed = parseNote(text)
  const said = 'says' in signed ? signed : parseCheckpoint(signed.text)
  const found: Told =
    'says' in said ? { says: 'check_no_checkpoint' } : sizeTold(said.size, hexOf(said.root))
  const row = sizeTold(size, hexOf(root))
  const expected: Told =
    rebuilt === undefined
      ? { says: 'check_log_too_short', values: { entries: size } }
      : sizeTold(size, rebuilt)
  const wrong = [found, row].find((one) => plain(one) !== plain(expected))
  if (wrong === undefined) return
  const key = `checkpoint ${number}`
  note(findings, { table: 'log_checkpoint', key, column: 'note', expected, found: wrong })
}

async function* walkCheckpoints(db: Database): AsyncGenerator<PublishedCheckpoint, undefined> {
  let after = 0
  for (;;) {
    const page = await listCheckpoints(db, { after, most: 1_000 })
    yield* page
    const last = page.at(-1)
    if (last === undefined) return undefined
    after = last.number
  }
}

/** Of each level only the last tile is grown further. */
function forgetOld(tiles: Map<string, Uint8Array>, size: number): void {
  for (const name of tiles.keys()) {
    const [level = 0, index = 0] = name.split('/').map(Number)
    const last = Math.floor(Math.floor(size / 256 ** level) / 256)
    if (index < last) tiles.delete(name)
  }
}

function hexOf(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('hex')
}
