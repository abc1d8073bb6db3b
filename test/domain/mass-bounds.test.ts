import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { massBand, massBounds, trustedAfter, trustedGrams } from '../../domain/mass-bounds.ts'

const of = (massGrams: number) => ({ massGrams })

describe('what an asserted mass asks for', () => {
  it.each([
    [100_000, 100_000, 'silent'],
    [101_000, 100_000, 'silent'],
    [99_000, 100_000, 'silent'],
    [101_001, 100_000, 'noted'],
    [98_999, 100_000, 'noted'],
    [105_000, 100_000, 'noted'],
    [95_000, 100_000, 'noted'],
    [105_001, 100_000, 'supervised'],
    [94_999, 100_000, 'supervised'],
    [150_000, 100_000, 'supervised'],
    [50_000, 100_000, 'supervised'],
    [150_001, 100_000, 'beyond'],
    [49_999, 100_000, 'beyond'],
    [0, 100_000, 'beyond'],
    [9_000_000_000_000, 9_000_000_000_000, 'silent'],
    [9_000_000_000_000, 1, 'beyond'],
    [1, 0, 'beyond'],
  ])('%i g of %i g known: %s', (found, known, band) => {
    expect(massBand(found, of(known))).toBe(band)
  })

  it('counts whole grams: below 100 g one gram is more than 1 %, and of one gram nothing is little', () => {
    expect([massBand(101, of(100)), massBand(100, of(99))]).toEqual(['silent', 'noted'])
    expect([massBand(21, of(20)), massBand(20, of(19))]).toEqual(['noted', 'supervised'])
    expect([massBand(1, of(1)), massBand(2, of(1))]).toEqual(['silent', 'beyond'])
  })

  it('is the same for more and for less, and never milder for a wider gap', () => {
    const order = ['silent', 'noted', 'supervised', 'beyond']
    const grams = fc.integer({ min: 1, max: 1e12 })
    fc.assert(
      fc.property(grams, fc.nat(1e12), fc.nat(1e12), (known, one, other) => {
        const [near = 0, far = 0] = [one, other].sort((a, b) => a - b)
        const place = (gap: number) => order.indexOf(massBand(known + gap, of(known)))
        expect(place(near)).toBeLessThanOrEqual(place(far))
        if (near < known)
          expect(massBand(known - near, of(known))).toBe(massBand(known + near, of(known)))
      }),
    )
  })

  it('is held against what somebody answers for, so that small steps come to no large one', () => {
    let known: Parameters<typeof massBand>[1] = of(100_000)
    const bands: string[] = []
    for (let round = 0; round < 12; round += 1) {
      const found = Math.floor((known.massGrams * 101) / 100)
      bands.push(massBand(found, known))
      known = { massGrams: found, trusted: trustedAfter(found, known, false) }
    }
    expect(bands.slice(0, 6)).toEqual([
      'silent',
      'noted',
      'noted',
      'noted',
      'supervised',
      'supervised',
    ])
    expect(trustedGrams(known)).toBe(100_000)
    const half = { ...known, massGrams: known.massGrams / 2 }
    expect(trustedGrams(half)).toBe(50_000)
    const agreed = trustedAfter(112_000, known, true)
    expect(massBand(112_000, { massGrams: 112_000, trusted: agreed })).toBe('silent')
  })

  it('says its version and that it is our own rule', () => {
    expect(massBounds).toMatchObject({ version: 1, source: { basis: 'house' } })
  })
})
