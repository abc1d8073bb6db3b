import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Consistency,
  type Inclusion,
  leafInput,
  verifyConsistency,
  verifyInclusion,
} from '../../../../domain/proof/log/merkle.ts'
import { hashesFromTiles, rootFromTiles } from '../../../../domain/proof/log/tile-tree.ts'
import {
  consistencyNodes,
  type Fold,
  inclusionNodes,
} from '../../../../domain/proof/log/tree-nodes.ts'
import { growLog, sha256Of } from '../../../harness/grow-log.ts'

const largest = 700
const log = growLog(Array.from({ length: largest }, (_, at) => `entry ${at}`))

describe('a proof out of the log', () => {
  it('of inclusion holds for every place in every size', async () => {
    for (let size = 1; size <= 70; size += 1)
      for (let index = 0; index < size; index += 1)
        expect(await verifyInclusion(inclusionOf(index, size)), `${index} in ${size}`).toBe(true)
  })

  it('of consistency holds between any two sizes', async () => {
    for (let to = 1; to <= 70; to += 1)
      for (let from = 1; from <= to; from += 1)
        expect(await verifyConsistency(consistencyOf(from, to)), `${from} to ${to}`).toBe(true)
  })

  it('holds across tiles, and not with one flipped, dropped, added or exchanged hash', async () => {
    await fc.assert(
      fc.asyncProperty(places(), fc.nat(), async ([index, size], chosen) => {
        const claim = inclusionOf(index, size)
        expect(await verifyInclusion(claim)).toBe(true)
        for (const changed of changesOf(claim, chosen))
          expect(await verifyInclusion(changed)).toBe(false)
        const grown = consistencyOf(index + 1, size)
        expect(await verifyConsistency(grown)).toBe(true)
        for (const changed of changesOf(grown, chosen))
          expect(await verifyConsistency(changed)).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  it('holds for no other place', async () => {
    await fc.assert(
      fc.asyncProperty(places(), fc.nat(largest + 5), async ([index, size], other) => {
        fc.pre(other !== index)
        expect(await verifyInclusion({ ...inclusionOf(index, size), index: other })).toBe(false)
      }),
    )
  })

  it('is refused with numbers that cannot be counted exactly', async () => {
    const claim = inclusionOf(3, 8)
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 3 + 2 ** 32]) {
      expect(await verifyInclusion({ ...claim, index: wrong })).toBe(false)
      expect(await verifyConsistency({ ...consistencyOf(3, 8), from: wrong })).toBe(false)
    }
    expect(await verifyInclusion({ ...claim, size: 2 ** 53 })).toBe(false)
  })

  it('is refused from an empty log, of which nothing can be shown', async () => {
    const claim = { ...consistencyOf(3, 8), from: 0, rootFrom: rootOf(0) }
    expect(await verifyConsistency(claim)).toBe(false)
    expect(await verifyConsistency({ ...claim, proof: [] })).toBe(false)
  })
})

describe('the root', () => {
  it('of no entries is the hash of nothing', () => {
    expect(hex(rootOf(0))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('of the eight entries that Certificate Transparency tests with is the one published', () => {
    // https://github.com/google/certificate-transparency-go, the reference tree of RFC 6962, Apache-2.0.
    const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657']
    const last = '606162636465666768696a6b6c6d6e6f'
    const eight = growLog(
      [...entries, last].map((one) => Buffer.from(one, 'hex').toString('latin1')),
    )
    expect(hex(rootFromTiles(8, eight.read, sha256Of))).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    )
  })

  it('takes no entry for a node', () => {
    expect(leafInput(Uint8Array.of(1, 2))).toEqual(Uint8Array.of(0, 1, 2))
  })
})

/** A place and a larger size, also beyond the first tile. */
function places() {
  return fc
    .integer({ min: 1, max: largest })
    .chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)))
}

function inclusionOf(index: number, size: number): Inclusion {
  const leafHash = log.leafHashes[index] ?? new Uint8Array()
  return {
    index,
    size,
    leafHash,
    proof: proofOver(inclusionNodes(index, size)),
    root: rootOf(size),
  }
}

function consistencyOf(from: number, to: number): Consistency {
  const proof = proofOver(consistencyNodes(from, to))
  return { from, to, proof, rootFrom: rootOf(from), rootTo: rootOf(to) }
}

function rootOf(size: number): Uint8Array {
  return rootFromTiles(size, log.read, sha256Of) ?? new Uint8Array()
}

function proofOver(folds: readonly Fold[]): readonly Uint8Array[] {
  return hashesFromTiles(folds, log.read, sha256Of) ?? []
}

/** The claim with one thing wrong with its proof, in each way that there is. */
function changesOf<Claim extends Inclusion | Consistency>(claim: Claim, chosen: number) {
  const { proof } = claim
  const added = [...proof, sha256Of(new Uint8Array())]
  if (proof.length === 0) return [{ ...claim, proof: added }]
  const at = chosen % proof.length
  const flipped = proof.map((hash, place) =>
    place === at
      ? hash.map((byte, of) => (of === chosen % 32 ? byte ^ (1 << (chosen % 8)) : byte))
      : hash,
  )
  const short = proof.map((hash, place) => (place === at ? hash.slice(1) : hash))
  const proofs = [added, flipped, short, proof.toSpliced(at, 1)]
  if (proof.length > 1) proofs.push(proof.toReversed())
  return proofs.map((changed) => ({ ...claim, proof: changed }))
}

function hex(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('hex')
}
