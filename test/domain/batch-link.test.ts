import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchIdFromPath } from '../../api/records/resolve-link.ts'
import { batchIdOfLink, batchLink, type Gs1Kind } from '../../domain/batch-link.ts'
import { parseLink } from '../../domain/digital-link/parse-link.ts'
import { batchIdOfSerial, serialOf } from '../../domain/link-serial.ts'
import { batchIdOfShortCode, shortCodeOf } from '../../domain/short-code.ts'
import { loadStreams } from '../../workflows/streams.ts'

const id = '0191d3b2-4c5e-4f60-9a7b-3c2d1e0f9a8b'
const lowest = '00000000-0000-4000-8000-000000000000'
const highest = 'ffffffff-ffff-4fff-bfff-ffffffffffff'
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
        fc.uuid({ version: 4 }),
        fc.constantFrom(...kinds),
        prefix,
        (any, kind, companyPrefix) => {
          const gs1 = kind === undefined ? undefined : { companyPrefix, kind }
          const link = batchLink('https://loom.example.org', any, gs1)
          expect(batchIdOfLink(link)).toBe(any)
          expect(batchIdFromPath(new URL(link).pathname)).toBe(any)
        },
      ),
    )
  })

  it.each([lowest, highest, id])('fits the 122 random bits of %s into 20 characters', (any) => {
    const serial = serialOf(any)
    expect(serial).toMatch(/^[0-9A-Za-z_!()*,-]{20}$/)
    expect(batchIdOfSerial(serial)).toBe(any)
    expect(batchIdOfShortCode(shortCodeOf(any))).toBe(any)
  })

  it('is a Digital Link as GS1 has them: asset, lot, item', () => {
    const [asset, lot, item] = kinds.slice(1).map((kind) => {
      const gs1 = kind && { companyPrefix: '9521234', kind }
      return parseLink(batchLink('https://loom.example.org/here/', id, gs1))
    })
    const serial = serialOf(id)
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
    `/01/09521234000021/10/${serialOf(id)}`,
    `/01/09521234000020/22/${serialOf(id)}`,
    `/01/09521234000020/10/${','.repeat(20)}`,
    `/8004/9521234/7040/1ABC`,
    '/00/095212341234567891',
    '/01/%',
  ])('leads nowhere from %s', (path) => {
    expect(batchIdFromPath(path)).toBeUndefined()
  })

  it('refuses to write an id that is not random, whose bits would not all fit', () => {
    expect(() => serialOf('0191d3b2-4c5e-7f60-9a7b-3c2d1e0f9a8b')).toThrow(RangeError)
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
