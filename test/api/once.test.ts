import { expect, it } from 'vitest'
import { requestDigest, reusedId, sameOrRefused } from '../../api/once.ts'
import { RefusedError } from '../../domain/refused.ts'

const why = ['scan_id_reused', { id: 'x' }] as const

it('knows a request again whatever the order of its names, and no other', () => {
  expect(requestDigest({ a: 1, b: [2] })).toEqual(requestDigest({ b: [2], a: 1 }))
  expect(requestDigest({ a: 1 })).not.toEqual(requestDigest({ a: 2 }))
  expect(() => requestDigest({ a: '\ud800' })).toThrow(RefusedError)
})

it('gives what stands under an id to the very same request, and refuses another in the words of what it is', () => {
  const stored = { digest: requestDigest({ a: 1 }), credit: 'C-1' }
  expect(sameOrRefused(stored, requestDigest({ a: 1 }), why)).toBe(stored)
  expect(() => sameOrRefused(stored, requestDigest({ a: 2 }), why)).toThrow(
    /came before with other/,
  )
  expect(() => sameOrRefused(undefined, requestDigest({ a: 1 }), why)).toThrow(
    /came before with other/,
  )
  expect(reusedId('ab', 'ab', why)).toBeUndefined()
  expect(reusedId('ab', 'cd', why)).toMatchObject({
    code: 'id_reused',
    faults: [{ pointer: '/id' }],
  })
})
