import { describe, expect, it } from 'vitest'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import { isGranted } from '../../../domain/proof/granted.ts'

const table = {
  audiences: new Map([['lock', 'authority'] as const]),
  personalNames: new Set(['buyer']),
}
const buyer: Disclosure = ['s', 'holder', { '/facts/buyer': 'b' }]
const operator: Disclosure = ['s', 'holder', { '/operator': 'p' }]
const prices: Disclosure = ['s', 'holder', { '/facts/price': '1', '/facts/terms': 't' }]
const former: Disclosure = ['s', 'facts/lock', 'L']

describe('a scope', () => {
  it.each([
    ['an audience shows what is sealed for it', prices, { audiences: ['holder'], facts: [] }, true],
    ['another does not', prices, { audiences: ['authority'], facts: [] }, false],
    ['no audience shows who it was', buyer, { audiences: ['holder'], facts: [] }, false],
    ['nor who recorded it', operator, { audiences: ['holder'], facts: [] }, false],
    ['a name shows it', buyer, { audiences: [], facts: ['buyer'] }, true],
    ['one of several names is too few', prices, { audiences: [], facts: ['price'] }, false],
    ['all of them are enough', prices, { audiences: [], facts: ['terms', 'price'] }, true],
    ['a former version goes by the table', former, { audiences: ['authority'], facts: [] }, true],
    ['and to nobody else', former, { audiences: ['holder'], facts: [] }, false],
  ] as const)('%s', (_, disclosure, scope, shown) => {
    expect(isGranted(disclosure, scope, table)).toBe(shown)
  })
})
