import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bundleOf, parseBundle } from '../../../../domain/proof/log/entry-bundle.ts'
import { parseTilePath, tilePath, tileWidthAt } from '../../../../domain/proof/log/tile.ts'
import {
  growTiles,
  hashesFromTiles,
  rootFromTiles,
  tilesFor,
} from '../../../../domain/proof/log/tile-tree.ts'
import { inclusionNodes, rootNodes } from '../../../../domain/proof/log/tree-nodes.ts'
import { growLog, sha256Of } from '../../../harness/grow-log.ts'

const entries = Array.from({ length: 1_500 }, (_, at) => `entry ${at}`)
const log = growLog(entries)

describe('tiles', () => {
  it('are the same however the leaves are cut into batches', () => {
    for (const batch of [1, 7, 256]) expect(growLog(entries, batch).tiles).toEqual(log.tiles)
  })

  it('stand where C2SP tlog-tiles has them', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 1, index: 0, width: 17 })).toBe('tile/1/000.p/17')
    expect(tilePath({ level: 'entries', index: 1_000, width: 1 })).toBe('tile/entries/x001/000.p/1')
  })

  it('have the widths that the specification counts for 70,000 entries', () => {
    const widthOf = (level: number, index: number) => tileWidthAt({ level, index }, 70_000)
    expect([widthOf(0, 272), widthOf(0, 273), widthOf(0, 274)]).toEqual([256, 112, 0])
    expect([widthOf(1, 0), widthOf(1, 1), widthOf(2, 0), widthOf(3, 0)]).toEqual([256, 17, 1, 0])
  })

  it('are read back by the path that was written, and by no other', () => {
    const name = fc.record({
      level: fc.oneof(fc.nat(63), fc.constant('entries' as const)),
      index: fc.maxSafeNat(),
      width: fc.integer({ min: 1, max: 256 }),
    })
    fc.assert(
      fc.property(name, (one) => {
        expect(parseTilePath(tilePath(one))).toEqual(one)
      }),
    )
    for (const path of [
      'tile/0/1',
      'tile/00/001',
      'tile/64/001',
      'tile/-1/001',
      'tile/0/x000/001',
      'tile/0/001/002',
      'tile/0/x001',
      'tile/0/001.p/0',
      'tile/0/001.p/05',
      'tile/0/001.p/256',
      'tile/0/001.p/257',
      'tile/0/x999/x999/x999/x999/x999/999',
      'tile/0/../001',
      'tile/entries/001/',
      '/tile/0/001',
      'tile/0/001\n',
    ])
      expect(parseTilePath(path), path).toBeUndefined()
  })

  it('that are named for a proof are all that it needs, as wide as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: entries.length }), fc.nat(), (size, at) => {
        const folds = [...inclusionNodes(at % size, size), rootNodes(size)]
        const held = new Map(
          tilesFor(folds, size).map(({ level, index, width }) => [
            `${level}/${index}`,
            log.read(Number(level), index)?.slice(0, width * 32),
          ]),
        )
        const read = (level: number, index: number) => held.get(`${level}/${index}`)
        const whole = hashesFromTiles(folds, log.read, sha256Of)
        expect(whole).toHaveLength(folds.length)
        expect(hashesFromTiles(folds, read, sha256Of)).toEqual(whole)
      }),
    )
  })

  it('give nothing when one is missing or cut off', () => {
    expect(rootFromTiles(1_500, () => undefined, sha256Of)).toBeUndefined()
    const cut = (level: number, index: number) => log.read(level, index)?.slice(0, -1)
    expect(rootFromTiles(1_500, cut, sha256Of)).toBeUndefined()
  })

  it('do not grow over a part that is missing', () => {
    const leafHashes = [sha256Of(new Uint8Array())]
    const grow = () => growTiles(5, { leafHashes, read: () => undefined, hash: sha256Of })
    expect(grow).toThrow('Cannot grow tile "0/0": expected 160 bytes of it')
  })
})

describe('a bundle of entries', () => {
  it('gives back what was put in', () => {
    const some = fc.array(fc.uint8Array({ maxLength: 600 }), { minLength: 1, maxLength: 256 })
    fc.assert(
      fc.property(some, (list) => {
        expect(parseBundle(bundleOf(list))).toEqual(list.map((one) => new Uint8Array(one)))
      }),
      { numRuns: 30 },
    )
  })

  it('is refused when it is empty, cut off or holds more than a tile', () => {
    const bundle = bundleOf([Uint8Array.of(1, 2, 3)])
    for (let length = 0; length < bundle.length; length += 1)
      expect(parseBundle(bundle.slice(0, length))).toBeUndefined()
    expect(parseBundle(bundleOf(Array(257).fill(Uint8Array.of(7))))).toBeUndefined()
  })

  it('takes no entry whose length has no room', () => {
    expect(parseBundle(bundleOf([new Uint8Array(65_535)]))?.[0]).toHaveLength(65_535)
    expect(() => bundleOf([new Uint8Array(65_536)])).toThrow('at most 65535')
  })
})
