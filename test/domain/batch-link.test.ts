import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchIdFromPath } from '../../api/public-record/asked-form.ts'
import { randomId } from '../../api/random-id.ts'
import { batchIdOfLink, batchIdOfText, batchLink, type Gs1Kind } from '../../domain/batch-link.ts'
import { parseLink } from '../../domain/digital-link/parse-link.ts'
import { batchIdOfSerial, serialOf } from '../../domain/link-serial.ts'
import { batchIdOfShortCode, shortCodeOf } from '../../domain/short-code.ts'
import { loadStreams } from '../../workflows/load-streams.ts'

const id = '0191d3b2-4c5e-4f60-9a7b-3c2d1e0f9a8b'
const lowest = '00000000-0000-4000-8000-000000000000'
const highest = 'ffffffff-ffff-4fff-bfff-ffffffffffff'
const [zeros, ones] = ['0', 'f'].map((digit) => lowest.replaceAll(/[048]/g, digit))
const kinds: readonly (Gs1Kind | undefined)[] = [
  undefined,
  { as: 'asset' },
  { as: 'lot', itemReference: 2 },
  { as: 'item', itemReference: 99 },
]

describe('the link that a QR carries', () => {
  it('leads back to the batch, for every random id, kind and length of prefix', () => {
    const prefix = fc.stringMatching(/^\d{4,10}$/)
    fc.assert(
      fc.property(
        fc.oneof(fc.uuid({ version: 4 }), fc.noShrink(fc.constant(0)).map(randomId)),
        fc.constantFrom(...kinds),
        prefix,
        (any, kind, companyPrefix) => {
          const gs1 = kind === undefined ? undefined : { companyPrefix, kind }
          const link = batchLink('https://loom.example.org', any, gs1)
          expect(batchIdOfLink(link)).toBe(any)
          const { pathname, searchParams } = new URL(link)
          expect(batchIdFromPath(pathname, searchParams.get('91') ?? undefined)).toBe(any)
          // Without what its query says a new link leads nowhere that is there.
          if (searchParams.has('91')) expect(batchIdFromPath(pathname)).not.toBe(any)
        },
      ),
    )
  })

  it.each([lowest, highest, id])('fits an id of before, %s, into 20 characters', (any) => {
    const { serial, rest } = serialOf(any)
    expect(serial).toMatch(/^[0-9A-Za-z_!()*,-]{20}$/)
    expect(rest).toBeUndefined()
    expect(batchIdOfSerial({ serial, rest })).toBe(any)
    expect(batchIdOfShortCode(shortCodeOf(any))).toBe(any)
  })

  it.each([zeros, ones])(
    'fits the 128 random bits of %s into 20 characters and one',
    (any = '') => {
      const { serial, rest } = serialOf(any)
      expect(`${serial}${rest}`).toMatch(/^[0-9A-Za-z_!()*,-]{20}[0-9A-Za-z_-]$/)
      expect(batchIdOfSerial({ serial, rest })).toBe(any)
      for (const other of ['0', 'x', ',', '', '11', undefined]) {
        expect(batchIdOfSerial({ serial, rest: other })).not.toBe(any)
      }
      expect(batchIdOfShortCode(shortCodeOf(any))).toBe(any)
    },
  )

  it('keeps links that were printed leading where they led', () => {
    const lot = '/01/09521234000020/10/'
    const printed = [lowest, id].map((any) => `${lot}${encodeURIComponent(serialOf(any).serial)}`)
    expect(printed.map((path) => batchIdFromPath(path))).toEqual([lowest, id])
  })

  it('is a Digital Link as GS1 has them: asset, lot, item', () => {
    const [asset, lot, item] = kinds.slice(1).map((kind) => {
      const gs1 = kind && { companyPrefix: '9521234', kind }
      return parseLink(batchLink('https://loom.example.org/here/', id, gs1))
    })
    const { serial } = serialOf(id)
    expect(asset).toMatchObject({ path: [{ ai: '8004', value: `9521234${serial}` }] })
    expect(lot).toMatchObject({
      path: [
        { ai: '01', value: '09521234000020' },
        { ai: '10', value: serial },
      ],
    })
    expect(item).toMatchObject({
      path: [
        { ai: '01', value: '09521234000990' },
        { ai: '21', value: serial },
      ],
    })
  })

  it('is read as people type it: small letters, dashes, look-alikes', () => {
    const code = shortCodeOf(lowest).replace(/^00/, 'oO')
    expect(batchIdFromPath(`/b/${code.toLowerCase()}`)).toBe(lowest)
    expect(batchIdFromPath('/b/0000-0000-0008-00h0-0000-0000-00')).toBe(
      batchIdOfShortCode('0000000000080' + '0H0000000000' + '0'),
    )
    expect(batchIdOfShortCode('ILil'.padEnd(26, '0'))).toBe(
      batchIdOfShortCode('1111'.padEnd(26, '0')),
    )
  })

  it('is read with a slash, a query or a fragment behind it', () => {
    const link = batchLink('https://a', id, { companyPrefix: '9521', kind: { as: 'asset' } })
    for (const more of ['/', '?lang=en', '/?lang=en', '#top']) {
      expect(batchIdOfLink(`${link}${more}`)).toBe(id)
      expect(batchIdOfLink(`${batchLink('https://a', id)}${more}`)).toBe(id)
    }
  })

  it.each([
    '/',
    '/b/',
    '/b/short',
    `/b/8${'0'.repeat(25)}`,
    `/b/${'U'.repeat(26)}`,
    `/b/${shortCodeOf(id)}/more`,
    `/01/09521234000021/10/${serialOf(id).serial}`,
    `/01/09521234000020/22/${serialOf(id).serial}`,
    `/01/09521234000020/10/${','.repeat(20)}`,
    `/8004/9521234/7040/1ABC`,
    '/00/095212341234567891',
    '/01/%',
  ])('leads nowhere from %s', (path) => {
    expect(batchIdFromPath(path)).toBeUndefined()
  })

  it('refuses to write what is no id', () => {
    expect(() => serialOf('0191d3b2-4c5e-7f60-9a7b-3c2d1e0f9a8')).toThrow(RangeError)
  })

  it('gives no two kinds of product the same item reference', async () => {
    const references = [...(await loadStreams()).values()].flatMap(({ kinds: all }) =>
      Object.values(all).flatMap(({ gs1 }) =>
        gs1 && 'itemReference' in gs1 ? [gs1.itemReference] : [],
      ),
    )
    expect(new Set(references).size).toBe(references.length)
    expect(references.every((reference) => reference >= 0 && reference <= 99)).toBe(true)
  })
})

describe('a link as it reaches us', () => {
  const code = shortCodeOf(id)
  const grouped = code.replaceAll(/(.{4})(?=.)/g, '$1-')
  const base = 'https://loom.example.org'

  it.each([
    `${base}/B/${code}`,
    `HTTP://LOOM.EXAMPLE.ORG/B/${code}`,
    `${base}//b/${code}`,
    `${base}/b//${code}//`,
    `${base}/b/${code}.`,
    `${base}/b/${code})`,
    `${base}/b/${code}).`,
    `${base}/b/${code}。`,
    `${base}/b/${code}%29`,
    `${base}/b/${code}\u200b`,
    `${base}/b/${code}%E2%80%8B`,
    `\ufeff${base}/b/${grouped.toLowerCase()}?lang=en`,
  ])('%s leads to the batch', (link) => {
    expect(batchIdOfLink(link)).toBe(id)
  })

  it.each([grouped, code, ` ${grouped.toLowerCase()} `, `${grouped}\u200b`])(
    'is read by its code alone: %s',
    (text) => {
      expect(batchIdOfText(text)).toBe(id)
      expect(batchIdOfLink(text)).toBeUndefined()
    },
  )

  it.each([`${base}/b/${code.slice(1)}.`, `${base}/bb/${code}`, `${base}/b/`, `${base}/b/..`, ''])(
    '%s leads nowhere',
    (link) => {
      expect(batchIdOfLink(link)).toBeUndefined()
    },
  )
})
