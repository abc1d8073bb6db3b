import fc from 'fast-check'
import { expect, it } from 'vitest'
import { skeletonOf } from '../../domain/skeleton.ts'

/** Printable ASCII stands in wide forms at this distance. */
const wide = 0xfee0

it('gives plain text the skeleton of the same in wide forms, which takes the long way', () => {
  const plain = fc.string({ unit: fc.integer({ min: 33, max: 126 }).map(String.fromCharCode) })
  fc.assert(
    fc.property(
      fc.array(
        plain.filter((word) => word !== ''),
        { minLength: 1 },
      ),
      (words) => {
        const text = words.join(' ')
        const wideText = Array.from(text, (letter) =>
          letter === ' ' ? letter : String.fromCharCode(letter.charCodeAt(0) + wide),
        ).join('')
        expect(skeletonOf(text)).toBe(skeletonOf(wideText))
      },
    ),
    { numRuns: 1_000 },
  )
})

it.each([
  ['pack-01', 'PACK-O1'],
  ['Pack l|I', 'PACK 111'],
  [' pack  1 ', 'PACK\u00a01'],
  ['`x`', "'X'"],
])('takes "%s" for what looks like it', (one, other) => {
  expect(skeletonOf(one)).toBe(skeletonOf(other))
})
