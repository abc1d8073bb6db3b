import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base58Of, bytesOfBase58 } from '../../../../domain/proof/base58.ts'
import { base64urlOf, bytesOf } from '../../../../domain/proof/base64url-bytes.ts'
import { readDidDocument } from '../../../../domain/proof/did/did-document.ts'
import { makeDidDocument } from '../../../../domain/proof/did/make-did-document.ts'
import { jwkOfMultikey, multikeyOf } from '../../../../domain/proof/did/multikey.ts'
import { parsePublicJwk } from '../../../../domain/proof/did/public-jwk.ts'

const did = 'did:web:yard.example'
// w3c/vc-jose-cose-test-suite at ff6be51, key-4, W3C Software and Document License.
const jwk = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: 'NvUhsjZe7Mdv8Esoc60o3ma1U5j2tFUTDsOQd39xMnI',
} as const

describe('the document of an identifier', () => {
  it('says again what it was made of', () => {
    const endedAt = '2026-11-20T00:00:00.000Z'
    const made = makeDidDocument(did, [
      { name: 'key-1', publicJwk: jwk, endedAt },
      { name: 'key-2', publicJwk: jwk },
    ])
    const common = { controller: did, publicJwk: jwk, asserts: true }
    expect(readDidDocument(JSON.parse(JSON.stringify(made)), did)).toEqual({
      id: did,
      methods: [
        { id: `${did}#key-1`, ...common, endsAt: endedAt },
        { id: `${did}#key-2`, ...common },
      ],
    })
  })

  it('may write keys short, as Multikey, or where they are referred to', () => {
    const multikey = { type: 'Multikey', controller: did, publicKeyMultibase: multikeyOf(jwk) }
    const document = {
      id: did,
      verificationMethod: [
        { id: '#a', ...multikey },
        { id: '#b', type: 'Unknown', controller: did },
      ],
      assertionMethod: ['#a', { id: '#c', ...multikey }],
    }
    expect(readDidDocument(document, did)).toMatchObject({
      methods: [
        { id: `${did}#a`, publicJwk: jwk, asserts: true },
        { id: `${did}#b`, asserts: false },
        { id: `${did}#c`, publicJwk: jwk, asserts: true },
      ],
    })
  })

  it('is refused whole where a key cannot be read, stands twice or has an end that is none', () => {
    const key = { id: '#a', type: 'JsonWebKey', controller: did, publicKeyJwk: jwk }
    const says = (...verificationMethod: readonly unknown[]) =>
      readDidDocument({ id: did, verificationMethod }, did)
    expect(says(key, key)).toMatchObject([{ says: 'did_method_twice' }])
    for (const change of [
      { id: 7 },
      { type: undefined },
      { controller: undefined },
      { revoked: 'soon' },
    ])
      expect(says({ ...key, ...change })).toMatchObject([{ says: 'did_method_unreadable' }])
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(readDidDocument(value, did))))
  })
})

describe('a public key', () => {
  it('is none with its private part, another use, or an algorithm of another curve', () => {
    expect(parsePublicJwk({ ...jwk, kid: 'x', alg: 'EdDSA' })).toEqual(jwk)
    for (const change of [
      { d: 'AA' },
      { use: 'enc' },
      { alg: 'HS256' },
      { alg: 'ES256' },
      { kty: 'oct' },
      { crv: 'X25519' },
      { x: 7 },
    ])
      expect(parsePublicJwk({ ...jwk, ...change })).toBeUndefined()
    expect(parsePublicJwk({ kty: 'EC', crv: 'P-256', x: 'AA' })).toBeUndefined()
    expect(parsePublicJwk({ kty: 'oct', k: 'AA' })).toBeUndefined()
  })

  it('is the same as Multikey', () => {
    // W3C vc-di-eddsa at abb673e, W3C Software and Document License.
    const published = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
    const read = jwkOfMultikey(published)
    expect(read && multikeyOf(read)).toBe(published)
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const key = { ...jwk, x: base64urlOf(bytes) }
        expect(jwkOfMultikey(multikeyOf(key) ?? '')).toEqual(key)
      }),
    )
    for (const text of ['', 'z', 'z0', `${published}1`, published.slice(1), 'm6Mk'])
      expect(jwkOfMultikey(text)).toBeUndefined()
  })
})

it('writes bytes as base64url and base58 in one way each', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.string(), (bytes, text) => {
      expect(base64urlOf(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      expect(bytesOf(base64urlOf(bytes))).toEqual(bytes)
      expect(bytesOfBase58(base58Of(bytes))).toEqual(bytes)
      const read = bytesOf(text)
      if (read !== undefined) expect(base64urlOf(read)).toBe(text)
    }),
  )
  for (const text of ['A', 'AB', 'AAB', 'AA==', 'A A', 'AA+', 'AA/'])
    expect(bytesOf(text)).toBeUndefined()
  // Bitcoin's own vectors of base58, MIT.
  expect(base58Of(Buffer.from('00eb15231dfceb60925886b67d065299925915aeb172c06647', 'hex'))).toBe(
    '1NS17iag9jJgTHD1VXjvLCEnZuQ3rJDE9L',
  )
  expect(bytesOfBase58('0OIl')).toBeUndefined()
})
