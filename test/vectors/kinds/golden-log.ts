import { verifyConsistency, verifyInclusion } from '../../../domain/proof/log/merkle.ts'
import { parseKey } from '../../../domain/proof/log/note-key.ts'
import { openCheckpoint } from '../../../domain/proof/log/open-checkpoint.ts'
import { parseTilePath, tilePath, tileWidthAt } from '../../../domain/proof/log/tile.ts'
import { hashesFromTiles, rootFromTiles } from '../../../domain/proof/log/tile-tree.ts'
import { consistencyNodes, inclusionNodes } from '../../../domain/proof/log/tree-nodes.ts'
import { type GrownLog, growLog, sha256Of } from '../../harness/grow-log.ts'
import { hasLists, type Kind, listIn, type Outcome, type VectorFile } from '../kind.ts'
import { bytesOf } from '../loose-base64.ts'

interface RootVector {
  readonly size: number
  readonly root: string
  readonly checkpoint: string
}
interface InclusionVector {
  readonly index: number
  readonly size: number
  readonly leafHash: string
  readonly proof: readonly string[] | null
  readonly root: string
}
interface ConsistencyVector {
  readonly from: number
  readonly to: number
  readonly rootFrom: string
  readonly rootTo: string
  readonly proof: readonly string[] | null
}
interface TileVector {
  readonly path: string
  readonly sha256: string
  readonly len: number
}

/** A whole log that another program made: we make it again from its entries, and compare and check everything. */
export const goldenLog: Kind = {
  name: 'golden log',
  fits: (file) => hasLists(file, 'roots') && 'leafTemplate' in file,
  run: async (file) => {
    const template = String(file.leafTemplate)
    const sizes = listIn<RootVector>(file, 'roots').map(({ size }) => size)
    const size = Math.max(Number(file.tilesForSize ?? 0), ...sizes)
    const log = growLog(
      Array.from({ length: size }, (_, at) => template.replaceAll('<i>', `${at}`)),
    )
    const first = listIn<string>(file, 'firstLeafHashes').map((hash, at) => ({
      part: 'firstLeafHashes',
      name: `leaf ${at}`,
      passed: base64Of(log.leafHashes[at]) === hash,
    }))
    return [
      ...first,
      ...(await rootOutcomes(file, log)),
      ...(await inclusionOutcomes(file, log)),
      ...(await consistencyOutcomes(file, log)),
      ...tileOutcomes(file, log),
    ]
  },
}

async function rootOutcomes(file: VectorFile, { read }: GrownLog): Promise<readonly Outcome[]> {
  const key = await parseKey(String(file.vkey))
  const trust = { logs: 'says' in key ? [] : [key], witnesses: [], quorum: 0 }
  const outcomes = listIn<RootVector>(file, 'roots').map(async ({ size, root, checkpoint }) => {
    const opened = await openCheckpoint(checkpoint, trust)
    const isSigned = !('says' in opened) && opened.size === size && base64Of(opened.root) === root
    const isOurs = base64Of(rootFromTiles(size, read, sha256Of)) === root
    return { part: 'roots', name: `size ${size}`, passed: isSigned && isOurs }
  })
  return Promise.all(outcomes)
}

function inclusionOutcomes(file: VectorFile, { read }: GrownLog): Promise<readonly Outcome[]> {
  const outcomes = listIn<InclusionVector>(file, 'inclusion').map(async (vector) => {
    const { index, size } = vector
    const proof = vector.proof ?? []
    const ours = hashesFromTiles(inclusionNodes(index, size), read, sha256Of)
    const holds = await verifyInclusion({
      index,
      size,
      leafHash: bytesOf(vector.leafHash),
      proof: proof.map(bytesOf),
      root: bytesOf(vector.root),
    })
    const passed = holds && ours?.map(base64Of).join() === proof.join()
    return { part: 'inclusion', name: `${index} in ${size}`, passed }
  })
  return Promise.all(outcomes)
}

function consistencyOutcomes(file: VectorFile, { read }: GrownLog): Promise<readonly Outcome[]> {
  const outcomes = listIn<ConsistencyVector>(file, 'consistency').map(async (vector) => {
    const { from, to } = vector
    const proof = vector.proof ?? []
    const ours = hashesFromTiles(consistencyNodes(from, to), read, sha256Of)
    const holds = await verifyConsistency({
      from,
      to,
      rootFrom: bytesOf(vector.rootFrom),
      rootTo: bytesOf(vector.rootTo),
      proof: proof.map(bytesOf),
    })
    const passed = holds && ours?.map(base64Of).join() === proof.join()
    return { part: 'consistency', name: `${from} to ${to}`, passed }
  })
  return Promise.all(outcomes)
}

function tileOutcomes(file: VectorFile, { read }: GrownLog): readonly Outcome[] {
  const size = Number(file.tilesForSize ?? 0)
  return listIn<TileVector>(file, 'tiles').map(({ path, sha256, len }) => {
    const name = parseTilePath(path)
    if (name === undefined || name.level === 'entries')
      return { part: 'tiles', name: path, passed: false }
    const { level, index, width } = name
    const bytes = read(level, index)?.slice(0, width * 32) ?? new Uint8Array()
    const isSame = Buffer.from(sha256Of(bytes)).toString('hex') === sha256 && bytes.length === len
    const isRight = tileWidthAt(name, size) === width && tilePath(name) === path
    return { part: 'tiles', name: path, passed: isSame && isRight }
  })
}

function base64Of(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('base64')
}
