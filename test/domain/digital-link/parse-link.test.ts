import { describe, expect, it } from 'vitest'
import { elementString } from '../../../domain/digital-link/element-string.ts'
import type { LinkOptions } from '../../../domain/digital-link/link-options.ts'
import { type DigitalLink, parseLink } from '../../../domain/digital-link/parse-link.ts'
import { isPathSequence } from '../../../domain/digital-link/path-sequence.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { describeVectors } from './vectors.ts'

interface ParseVector {
  readonly id: string
  readonly uri: string
  readonly valid: boolean
  readonly elementString?: string
  readonly options?: LinkOptions
}

describeVectors<ParseVector>(
  'parse',
  ({ uri, valid, options, elementString: expected }) =>
    expect(read(uri, options)).toBe(valid ? expected : undefined),
  ({ id, uri, valid }) => `${id} ${valid ? 'reads' : 'refuses'} ${uri}`,
)

describeVectors<{ readonly id: string; readonly sequence: readonly string[] }>(
  'path-sequences-valid',
  ({ sequence }) => expect(isPathSequence(sequence)).toBe(true),
  ({ id, sequence }) => `${id} ${sequence.join('/')}`,
)

describe('parseLink', () => {
  it.each([
    ['https://a/01/09520123456788', '^0109520123456788'],
    ['HTTP://a/01/09520123456788', '^0109520123456788'],
    ['https://[2001:db8::1]:8080/01/09520123456788', '^0109520123456788'],
    ['https://a/01/09520123456788/10/a%2Fb%25%2B%23%26', '^010952012345678810a/b%+#&'],
    ['https://a/01/09520123456788/10/a%23', undefined],
    ['https://a/00/1/01/09520123456788/21/7', '^0109520123456788217'],
    ['https://a/415/9520123456788/8020/R-1', '^41595201234567888020R-1'],
    ['https://a/8004/95201%2F%25%2B%26', '^800495201/%+&'],
  ])('reads %s', (uri, expected) => {
    // `#` is not in CSET 82: it survives the escaping and is refused as a value.
    expect(read(uri)).toBe(expected?.includes('#') === true ? undefined : expected)
  })

  it.each([
    ['Https://a/01/09520123456788', 'a scheme in mixed case'],
    ['ftp://a/01/09520123456788', 'another scheme'],
    ['https://a:65536/01/09520123456788', 'a port that there is not'],
    ['https://a b/01/09520123456788', 'a space'],
    ['https://a/01/09520123456789', 'a wrong check digit'],
    ['https://a/01/09520123456788/21/1/10/A', 'qualifiers in the wrong order'],
    ['https://a/01/09520123456788/22/A/235/B', 'qualifiers of both alternatives'],
    ['https://a/01/09520123456788/21/1?10=A', 'a qualifier in the query that belongs in the path'],
    ['https://a/01/09520123456788?21=1', 'a qualifier in the query'],
    ['https://a/01/09520123456788?8200=http%3A%2F%2Fa', 'what is never an attribute'],
    ['https://a/01/09520123456788?17=261301', 'a month that there is not'],
    ['https://a/01/09520123456788?17=260230', 'a day that there is not'],
    ['https://a/8006/095201234567880302', 'piece 3 of 2'],
    ['https://a/8010/9520ab', 'small letters where only capitals may stand'],
    ['https://a/8010/9520AB/8011/07', 'a leading zero'],
    ['https://a/8013/1987654Ad4X4bL5ttr2310c2L', 'a wrong check pair'],
    ['https://a/8004/ABC', 'an asset without a company prefix'],
    ['https://a/415/9520123456788', 'a pay-to number without its reference'],
    ['https://a/01/09520123456788/10/123456789012345678901', 'a lot of 21 characters'],
  ])('refuses %s: %s', (uri) => {
    expect(read(uri)).toBeUndefined()
  })

  it('says what is wrong and with which element', () => {
    const refused = parseLink('https://a/01/09520123456789')
    expect(isRefusal(refused) && refused.faults[0]?.message).toBe(
      'Cannot read the link "https://a/01/09520123456789": (01) "09520123456789": the check digit would be 8',
    )
  })

  it('reads the example of a global model number', () => {
    expect(read('https://a/8013/1987654Ad4X4bL5ttr2310c2K')).toBe('^80131987654Ad4X4bL5ttr2310c2K')
  })
})

function read(uri: string, options: LinkOptions = {}): string | undefined {
  const link: DigitalLink | object = parseLink(uri, options)
  return 'path' in link ? elementString([...link.path, ...link.attributes]) : undefined
}
