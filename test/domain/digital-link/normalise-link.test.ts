import { describe, expect, it } from 'vitest'
import { normaliseLink } from '../../../domain/digital-link/normalise-link.ts'
import { describeVectors } from './vectors.ts'

interface NormaliseVector {
  readonly id: string
  readonly input: unknown
  readonly constrainedCanonicalDL: string | null
}

describeVectors<NormaliseVector>(
  'normalise',
  ({ input, constrainedCanonicalDL }) =>
    expect(normaliseLink(input)).toBe(constrainedCanonicalDL ?? undefined),
  ({ id, input }) => `${id} ${String(input)}`,
)

describe('normaliseLink', () => {
  it.each([
    ['urn:epc:id:sscc:9521234.0123456789', 'https://id.gs1.org/00/095212341234567891'],
    ['urn:epc:id:sgtin:9521234.012345.A%2FB', 'https://id.gs1.org/01/09521234123453/21/A%2FB'],
    ['urn:epc:class:lgtin:9521234.012345.L1', 'https://id.gs1.org/01/09521234123453/10/L1'],
    ['urn:epc:id:sgln:9521234.12345.7', 'https://id.gs1.org/414/9521234123453/254/7'],
    ['urn:epc:id:pgln:9521234.12345', 'https://id.gs1.org/417/9521234123453'],
    ['urn:epc:id:ginc:9521234xyz', undefined],
    ['urn:epc:id:ginc:9521234.xyz', 'https://id.gs1.org/401/9521234xyz'],
    ['urn:epc:id:cpi:9521234.AB.7', 'https://id.gs1.org/8010/9521234AB/8011/7'],
    ['urn:epc:id:gid:1.2.3', undefined],
    ['urn:epc:id:sgtin:9521234.012345.*', undefined],
    ['urn:epc:idpat:sgtin:9521234.*.*', undefined],
    [
      'https://example.org/a/01/09521234123453/10/L1/21/7?17=261122#x',
      'https://id.gs1.org/01/09521234123453/21/7',
    ],
    ['https://example.org/8004/9521234ABC/7040/1ABC', 'https://id.gs1.org/8004/9521234ABC'],
    [null, undefined],
  ])('brings %s to one form', (identifier, expected) => {
    expect(normaliseLink(identifier)).toBe(expected)
  })

  it('leaves a link alone that is in that form', () => {
    const link = 'https://id.gs1.org/01/09521234123453/21/A%2FB%25%2B%26'
    expect(normaliseLink(link)).toBe(link)
  })
})
