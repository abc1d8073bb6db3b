import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigitOf } from '../../../domain/digital-link/check-digit.ts'
import type { Element } from '../../../domain/digital-link/element.ts'
import { parseElements } from '../../../domain/digital-link/element-string.ts'
import { escapeFor, unescapeFrom } from '../../../domain/digital-link/escape.ts'
import { faultInValue } from '../../../domain/digital-link/fault-in-value.ts'
import { generateLink } from '../../../domain/digital-link/generate-link.ts'
import type { LinkOptions } from '../../../domain/digital-link/link-options.ts'
import { parseLink } from '../../../domain/digital-link/parse-link.ts'
import { describeVectors } from './vectors.ts'

interface GenerateVector {
  readonly id: string
  readonly stem: string | null
  readonly elements: string
  readonly valid: boolean
  readonly uri?: string
  readonly options?: LinkOptions
}

describeVectors<GenerateVector>(
  'generate',
  ({ stem, elements, valid, uri, options }) => {
    const link = generateLink(parseElements(elements) ?? [], {
      ...options,
      stem: stem ?? undefined,
    })
    expect(typeof link === 'string' ? link : undefined).toBe(valid ? uri : undefined)
  },
  ({ id, elements, valid }) => `${id} ${valid ? 'writes' : 'refuses'} ${elements}`,
)

interface EscapeVector {
  readonly id: string
  readonly in: string
  readonly path: string
  readonly query: string
}

for (const [name, change] of [
  ['escape', escapeFor],
  ['unescape', unescapeFrom],
] as const) {
  describeVectors<EscapeVector>(
    name,
    (vector) => {
      expect(change('path', vector.in)).toBe(vector.path)
      expect(change('query', vector.in)).toBe(vector.query)
    },
    (vector) => `${vector.id} ${JSON.stringify(vector.in)}`,
  )
}

describeVectors<{ readonly ai: string; readonly value: string; readonly valid: boolean }>(
  'check-digits',
  ({ ai, value, valid }) => expect(faultInValue(ai, value) === undefined).toBe(valid),
  ({ ai, value, valid }) => `(${ai})${value} ${valid ? 'is right' : 'is wrong'}`,
)

const cset82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const text = (most: number) =>
  fc.string({ unit: fc.constantFrom(...cset82), minLength: 1, maxLength: most })
const gtin = fc
  .stringMatching(/^\d{13}$/)
  .map((digits): Element => ({ ai: '01', value: `${digits}${checkDigitOf(digits)}` }))

describe('generateLink', () => {
  it('writes links that read back as what they were made of, whatever a lot or serial holds', () => {
    const elements = fc.tuple(gtin, text(20), text(20), text(90), text(30))
    fc.assert(
      fc.property(elements, ([key, lot, serial, internal, order]) => {
        const path = [key, { ai: '10', value: lot }, { ai: '21', value: serial }]
        const attributes = [
          { ai: '99', value: internal },
          { ai: '400', value: order },
        ]
        const link = generateLink([...attributes, ...path], { stem: 'https://a.example/b' })
        const stem = 'https://a.example/b'
        expect(parseLink(String(link))).toEqual({ stem, path, attributes })
      }),
    )
  })

  it('changes nothing in what it escapes and unescapes, in either place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (any) => {
        for (const place of ['path', 'query'] as const) {
          expect(unescapeFrom(place, escapeFor(place, any))).toBe(any)
        }
      }),
    )
  })

  it.each([
    ['/', 'https://id.gs1.org/01/09520123456788/10/A%2F7'],
    ['%', 'https://id.gs1.org/01/09520123456788/10/A%257'],
    ['+', 'https://id.gs1.org/01/09520123456788/10/A%2B7'],
    ['&', 'https://id.gs1.org/01/09520123456788/10/A%267'],
  ])('carries a lot with a %s', (sign, link) => {
    const elements = [
      { ai: '01', value: '09520123456788' },
      { ai: '10', value: `A${sign}7` },
    ]
    expect(generateLink(elements)).toBe(link)
    expect(parseLink(link)).toMatchObject({ path: elements })
  })

  it('refuses a lot with a #, which no GS1 barcode can hold', () => {
    const elements = [
      { ai: '01', value: '09520123456788' },
      { ai: '10', value: 'A#7' },
    ]
    expect(generateLink(elements)).toMatchObject({ code: 'invalid' })
  })

  it('refuses elements without a key, and two different values for one place', () => {
    expect(generateLink([{ ai: '10', value: 'A' }])).toMatchObject({ code: 'invalid' })
    const [one, other] = ['09520123456788', '12312312312326'].map((value) => ({ ai: '01', value }))
    if (one === undefined || other === undefined) throw new Error('Cannot happen')
    expect(generateLink([one, other])).toMatchObject({ code: 'invalid' })
  })
})
