import { hash, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { base64url } from '../../../domain/proof/base64url.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { type Disclosure, disclosureDigest } from '../../../domain/proof/disclosure.ts'

const sha256 = (text: string) => hash('sha256', text, 'base64url')

it('cannot be guessed: a million prices without the salt do not match, and with it the right one does', () => {
  const salt = randomBytes(16).toString('base64url')
  const sealed = (price: number, salted: string): Disclosure => [
    salted,
    'holder',
    { '/facts/price': `${price}.00` },
  ]
  const digest = disclosureDigest(sealed(734_218, salt), sha256)
  // Written out once: the scheme's own text around the price, so that a million of them take seconds.
  const [head = '', tail = ''] = canonical(sealed(734_218, '')).split('734218')
  const found: number[] = []
  for (let price = 0; price < 1_000_000; price += 1) {
    if (sha256(base64url(`${head}${price}${tail}`)) === digest) found.push(price)
  }
  expect(found).toEqual([])
  expect(canonical(sealed(5, ''))).toBe(`${head}5${tail}`)
  const near = [734_217, 734_218, 734_219]
  expect(near.filter((price) => disclosureDigest(sealed(price, salt), sha256) === digest)).toEqual([
    734_218,
  ])
})
