import fc from 'fast-check'
import { expect, it } from 'vitest'
import { claimableGrams } from '../../../domain/claim/claimable-grams.ts'
import { conversionFactor } from '../../../domain/claim/conversion-factor.ts'
import { mostGrams } from '../../../domain/limits.ts'

const example = { outputGrams: 511_075, recycledInputGrams: 380_588, totalInputGrams: 543_697 }

it('claims 357,752 g in the worked example, at a factor of 0.596253 of what was fed', () => {
  expect(claimableGrams(example)).toBe(357_752)
  expect(conversionFactor(357_752, 600_000)).toBe('0.596253')
})

it('is exactly the floor, for any masses', () => {
  fc.assert(
    fc.property(processes(), (process) => {
      const claimable = BigInt(claimableGrams(process))
      const exact = BigInt(process.outputGrams) * BigInt(process.recycledInputGrams)
      const total = BigInt(process.totalInputGrams)
      expect(claimable * total <= exact && exact < (claimable + 1n) * total).toBe(true)
      expect(claimable <= BigInt(process.recycledInputGrams)).toBe(true)
    }),
  )
})

it('never lets the two classes claim more than both together could', () => {
  fc.assert(
    fc.property(processes(), fc.nat({ max: 10_000 }), (process, cut) => {
      const post = Math.floor(process.recycledInputGrams * (cut / 10_000))
      const pre = process.recycledInputGrams - post
      const parts = [post, pre].map((recycledInputGrams) =>
        claimableGrams({ ...process, recycledInputGrams }),
      )
      expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBeLessThanOrEqual(claimableGrams(process))
    }),
  )
})

it('takes no process that gives more than it took, and no factor above 1', () => {
  expect(() => claimableGrams({ ...example, outputGrams: 543_698 })).toThrow(RangeError)
  expect(() => claimableGrams({ ...example, recycledInputGrams: 543_698 })).toThrow(RangeError)
  expect(() => conversionFactor(2, 1)).toThrow(RangeError)
  expect(conversionFactor(0, 0)).toBeNull()
})

function processes() {
  return fc
    .tuple(fc.integer({ min: 1, max: mostGrams }), fc.nat(10_000), fc.nat(10_000))
    .map(([totalInputGrams, out, recycled]) => ({
      totalInputGrams,
      outputGrams: Math.floor((totalInputGrams / 10_000) * out),
      recycledInputGrams: Math.floor((totalInputGrams / 10_000) * recycled),
    }))
}
