import { describe, expect, it } from 'vitest'
import { binomialTail, fisherExact, holm } from '../../../domain/anomaly/chance.ts'
import { medianOf, oneInAtMost, usualOf } from '../../../domain/anomaly/robust.ts'

describe('chances', () => {
  it('sums the tail of a binomial as by hand', () => {
    expect(binomialTail(3, 3, 0.5)).toBeCloseTo(0.125, 12)
    expect(binomialTail(0, 9, 0.1)).toBeCloseTo(1, 12)
    expect(binomialTail(2, 3, 0.1)).toBeCloseTo(0.028, 12)
  })

  it('gives Fisher’s own tea: three of four cups right are nothing', () => {
    // R. A. Fisher, The Design of Experiments, 1935: one-sided 17/70, two-sided 34/70.
    expect(fisherExact({ own: 3, ofOwn: 4, others: 1, ofOthers: 4 })).toBeCloseTo(34 / 70, 6)
    expect(fisherExact({ own: 4, ofOwn: 4, others: 0, ofOthers: 4 })).toBeCloseTo(2 / 70, 6)
  })

  it('lets fewer comparisons stand the more there are', () => {
    expect(holm([0.004], 0.01)).toEqual([true])
    expect(holm([0.004, 0.5, 0.6], 0.01)).toEqual([false, false, false])
    // The second is held against 0.01/2 once the first stands.
    expect(holm([0.0049, 0.6, 0.003], 0.01)).toEqual([true, false, true])
  })

  it('takes middle and spread that half of the numbers cannot move', () => {
    expect(medianOf([5, 1, 3])).toBe(3)
    expect(usualOf([1, 2, 3, 4, 1_000])).toEqual({ count: 5, median: 3, spread: 1.4826 })
    expect(oneInAtMost(6)).toBe(81)
    expect(() => medianOf([])).toThrow(RangeError)
  })
})
