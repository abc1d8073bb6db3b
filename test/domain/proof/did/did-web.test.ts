import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOfDidWeb, didWebAt } from '../../../../domain/proof/did/did-web.ts'

/** Examples of the did:web method specification, W3C Credentials Community Group, W3C CLA. */
const published = [
  ['did:web:w3c-ccg.github.io', 'https://w3c-ccg.github.io/.well-known/did.json'],
  ['did:web:w3c-ccg.github.io:user:alice', 'https://w3c-ccg.github.io/user/alice/did.json'],
  ['did:web:example.com%3A3000', 'https://example.com:3000/.well-known/did.json'],
  ['did:web:example.com%3A3000:user:alice', 'https://example.com:3000/user/alice/did.json'],
] as const

describe('a did:web', () => {
  it.each(published)('%s has its document at %s', (did, address) => {
    expect(addressOfDidWeb(did)).toBe(address)
    expect(didWebAt(address)).toBe(did)
  })

  it('comes back from its address, whatever domain, port and path it has', () => {
    const port = fc.option(fc.integer({ min: 1, max: 65_535 }))
    const parts = fc.array(fc.stringMatching(/^([A-Za-z0-9_-]|%C3%A4|%20|%7E){1,8}$/), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(fc.domain(), port, parts, (domain, at, path) => {
        const did = ['did:web', `${domain}${at === null ? '' : `%3A${at}`}`, ...path].join(':')
        const address = addressOfDidWeb(did)
        fc.pre(address !== undefined)
        expect(didWebAt(address)).toBe(did)
        expect(new URL(address).hostname).toBe(domain)
        expect(new URL(address).pathname.endsWith('/did.json')).toBe(true)
      }),
    )
  })

  it.each([
    'did:web:',
    'did:web::user',
    'did:web:example.com:',
    'did:web:example.com::user',
    'did:web:example.com:3000/../x',
    'did:web:example.com:..',
    'did:web:example.com:%2e%2E',
    'did:web:example.com:a%2Fb',
    'did:web:example.com:a%5Cb',
    'did:web:example.com:a%00',
    'did:web:example.com:%zz',
    'did:web:example.com:%ff',
    'did:web:example.com:.well-known',
    'did:web:example.com%3A0',
    'did:web:example.com%3A65536',
    'did:web:example.com%3A80%3A80',
    'did:web:example.com%2Fx',
    'did:web:user%40example.com',
    'did:web:example.com#key-1',
    'did:web:example.com?service=x',
    'did:web:example.com/path',
    'did:web:127.0.0.1',
    'did:web:127.1',
    'did:web:0x7f000001',
    'did:web:2130706433',
    'did:web:[::1]',
    'did:web:-a.example',
    'did:web:exa mple.com',
    'did:web:münchen.example',
    'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
    'DID:WEB:example.com',
    `did:web:${'a.'.repeat(200)}example`,
  ])('is not %s', (did) => expect(addressOfDidWeb(did)).toBeUndefined())

  it.each([
    'http://example.com/.well-known/did.json',
    'https://example.com/did.json',
    'https://example.com/user/did.json?x',
    'https://example.com/user/did.json#x',
    'https://user@example.com/user/did.json',
    'https://example.com//did.json',
    'https://example.com/a/../did.json',
    'https://127.0.0.1/.well-known/did.json',
    'https://example.com/user/other.json',
  ])('lies not at %s', (address) => expect(didWebAt(address)).toBeUndefined())

  it('leads to its own domain or nowhere, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const address = addressOfDidWeb(`did:web:${text}`)
        if (address === undefined) return
        const { protocol, username, search, hash, host } = new URL(address)
        expect([protocol, username, search, hash]).toEqual(['https:', '', '', ''])
        expect(text.replace(/%3A/i, ':').startsWith(host)).toBe(true)
      }),
    )
  })
})
