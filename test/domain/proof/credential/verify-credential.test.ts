import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { signCredential } from '../../../../domain/proof/credential/sign-credential.ts'
import {
  isGenuine,
  verifyCredential,
} from '../../../../domain/proof/credential/verify-credential.ts'
import { makeDidDocument } from '../../../../domain/proof/did/make-did-document.ts'
import { forged, issuer, makeIssuer, now, plain, rulesOf, signed } from './signed.ts'

let yard: Awaited<ReturnType<typeof makeIssuer>>
let token: string

beforeAll(async () => {
  yard = await makeIssuer()
  token = await signed(plain, yard.signer)
})

const check = (text: string, more: object = {}) =>
  verifyCredential(text, { now, issuerDocument: yard.document, ...more })
const rulesIn = async (text: string, more: object = {}) => rulesOf((await check(text, more)).steps)
const header = () => ({ alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: yard.signer.kid })
const withHeader = (change: object) =>
  forged({ ...header(), ...change }, plain, yard.signer.key).then(rulesIn)

describe('a credential in a token', () => {
  it('is genuine where its issuer signed it and it holds now', async () => {
    const found = await check(token)
    expect(rulesOf(found.steps)).toEqual({})
    expect(isGenuine(found)).toBe(true)
    expect(found.credential).toEqual(plain)
    expect(await signed(plain, yard.signer)).toBe(token)
  })

  it('is not believed with any one letter changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.constantFrom(...'AZaz09-_.~ ='),
        async (at, letter) => {
          fc.pre(token[at] !== letter)
          const found = await check(`${token.slice(0, at)}${letter}${token.slice(at + 1)}`)
          expect(isGenuine(found)).toBe(false)
          expect(found.credential).toBeUndefined()
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is refused whatever is sent for it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.array(fc.json(), { maxLength: 4 }).map(encoded),
          fc
            .tuple(fc.jsonValue(), fc.jsonValue())
            .map(
              ([head, body]) =>
                `${encoded([JSON.stringify({ ...header(), ...Object(head) }), JSON.stringify({ ...plain, ...Object(body) })])}.AA`,
            ),
        ),
        async (text) => !isGenuine(await check(text)),
      ),
    )
  })

  it('is refused where it is nested deeper than anything is read', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const rest = JSON.stringify(plain).slice(1)
    for (const name of ['@context', 'type', 'id', 'issuer', 'evidence', 'validFrom', 'name']) {
      const text = await forged(
        header(),
        `{"x":{"${name}":0},${rest.replace(/}$/, `,"${name}":${deep}}`)}`,
        yard.signer.key,
      )
      expect(isGenuine(await check(text))).toBe(false)
    }
    const text = await forged(`{"alg":${deep},"typ":${deep}}`, plain, yard.signer.key)
    expect(await rulesIn(text)).toMatchObject({
      form: ['token_header_wrong', 'token_header_wrong', 'token_key_unnamed'],
    })
  })

  it('is taken under no other algorithm than ours, and never under none', async () => {
    for (const alg of ['none', 'None', 'HS256', 'RS256', 'ES256', '', null, undefined, ['EdDSA']])
      expect(await withHeader({ alg })).toMatchObject({ form: ['token_header_wrong'] })
    expect(await withHeader({ alg: 'Ed25519' })).toEqual({})
  })

  it('is not taken for one that its public key signed as a shared secret', async () => {
    const body = [{ ...header(), alg: 'HS256' }, plain].map((part) =>
      encoded([JSON.stringify(part)]),
    )
    const mac = createHmac('sha256', Buffer.from(yard.publicJwk.x, 'base64url')).update(
      body.join('.'),
    )
    const text = [...body, mac.digest('base64url')].join('.')
    for (const algorithms of [undefined, ['EdDSA', 'ES256']])
      expect(await rulesIn(text, algorithms && { algorithms })).toMatchObject({
        form: ['token_header_wrong'],
      })
    const es256 = await forged({ ...header(), alg: 'ES256' }, plain, yard.signer.key)
    expect(await rulesIn(es256, { algorithms: ['ES256'] })).toMatchObject({
      key: ['did_key_unfit'],
    })
  })

  it('says what it is, by typ and, where it is there, cty', async () => {
    for (const typ of ['JWT', 'vp+jwt', 'vc+sd-jwt', 'vc', undefined])
      expect(await withHeader({ typ })).toMatchObject({ form: ['token_header_wrong'] })
    for (const cty of ['vp', 'JWT', ''])
      expect(await withHeader({ cty })).toMatchObject({ form: ['token_header_wrong'] })
    expect(await withHeader({ typ: 'application/vc+jwt', cty: undefined })).toEqual({})
    expect(await withHeader({ crit: ['exp'] })).toMatchObject({ form: ['token_critical'] })
    // Whoever knows the word would check the signature over other bytes.
    for (const b64 of [false, null, 'false', 0])
      expect(await withHeader({ b64 })).toMatchObject({ form: ['token_header_wrong'] })
    expect(await withHeader({ b64: true })).toEqual({})
  })

  it('is the whole payload, and its claims do not contradict it', async () => {
    const sign = (change: object) => forged(header(), { ...plain, ...change }, yard.signer.key)
    for (const name of ['vc', 'vp'])
      expect(await rulesIn(await sign({ [name]: plain }))).toMatchObject({
        form: ['token_claim_forbidden'],
      })
    const others = { iss: 'did:web:other.example', jti: 'urn:other', sub: 'urn:other' }
    expect((await rulesIn(await sign(others))).form).toEqual(Array(3).fill('token_claim_differs'))
    const own = { iss: issuer, jti: plain.id, sub: plain.credentialSubject.id }
    expect(await rulesIn(await sign(own))).toEqual({})
    const past = Date.parse(now) / 1_000
    expect(await rulesIn(await sign({ exp: past }))).toEqual({ dates: ['credential_expired'] })
    expect(await rulesIn(await sign({ nbf: past + 1 }))).toEqual({ dates: ['credential_not_yet'] })
    expect(await rulesIn(await sign({ exp: 'tomorrow' }))).toEqual({ dates: ['credential_wrong'] })
  })

  it('holds from its first instant to its last', async () => {
    const at = (time: string) => rulesIn(token, { now: time })
    expect(await at('2026-10-31T23:59:59.999Z')).toEqual({ dates: ['credential_not_yet'] })
    expect(await at('2026-11-01T00:00:00.000Z')).toEqual({})
    expect(await at('2027-11-01T00:00:00.000Z')).toEqual({})
    expect(await at('2027-11-01T00:00:00.001Z')).toEqual({ dates: ['credential_expired'] })
  })
})

describe('the key of a credential', () => {
  const inDocument = (change: object) =>
    rulesIn(token, { issuerDocument: { ...yard.document, ...change } })

  it('stands in the document of its issuer, who may sign credentials with it', async () => {
    const other = await makeIssuer('did:web:other.example')
    expect(await rulesIn(token, { issuerDocument: other.document })).toMatchObject({
      key: ['did_document_of_other'],
    })
    expect(await inDocument({ verificationMethod: [] })).toMatchObject({ key: ['did_key_unknown'] })
    expect(await inDocument({ assertionMethod: [] })).toMatchObject({
      key: ['did_key_not_asserting'],
    })
    const borrowed = yard.document.verificationMethod.map((one) => ({
      ...one,
      controller: other.did,
    }))
    expect(await inDocument({ verificationMethod: borrowed })).toMatchObject({
      key: ['did_key_of_other'],
    })
    for (const document of [undefined, null, [], 'did', 1])
      expect(await rulesIn(token, { issuerDocument: document })).toMatchObject({
        key: ['did_document_of_other'],
      })
  })

  it('is not another key under its name', async () => {
    const { publicJwk } = await makeIssuer()
    const document = makeDidDocument(issuer, [{ name: 'key-1', publicJwk }])
    expect(await rulesIn(token, { issuerDocument: document })).toMatchObject({
      signature: ['token_signature_wrong'],
    })
  })

  it('counts until it ended, and after for what a witness saw before', async () => {
    const endedAt = '2026-11-20T00:00:00.000Z'
    const { publicJwk } = yard
    const issuerDocument = makeDidDocument(issuer, [{ name: 'key-1', publicJwk, endedAt }])
    expect(await rulesIn(token, { issuerDocument })).toMatchObject({ key: ['did_key_ended'] })
    expect(await rulesIn(token, { issuerDocument, seenAt: endedAt })).toMatchObject({
      key: ['did_key_ended'],
    })
    expect(await rulesIn(token, { issuerDocument, seenAt: '2026-11-19T23:59:59.999Z' })).toEqual({})
  })
})

it('signs nothing that is not ours or not right', async () => {
  const says = async (credential: unknown, kid = yard.signer.kid) => {
    const made = await signCredential(credential, { key: yard.signer.key, kid })
    return typeof made === 'string' ? [] : made.map((fault) => fault.says)
  }
  expect(await says({ ...plain, issuer: 'https://yard.example' })).toEqual([
    'credential_wrong',
    'did_key_of_other',
  ])
  expect(await says(plain, 'did:web:other.example#key-1')).toEqual(['did_key_of_other'])
  expect(await says({ ...plain, type: ['Passport'] })).toEqual([
    'credential_type_unknown',
    'credential_type_missing',
  ])
  const entry = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: 7,
    statusListCredential: 'https://yard.example/status/1',
  }
  expect(await says({ ...plain, credentialStatus: entry })).toEqual([])
  expect(await says({ ...plain, credentialStatus: [entry, entry] })).toEqual(['credential_wrong'])
  expect(
    await says({ ...plain, credentialStatus: { ...entry, statusPurpose: 'suspension' } }),
  ).toEqual(['status_purpose_other'])
})

function encoded(parts: readonly string[]): string {
  return parts.map((part) => Buffer.from(part).toString('base64url')).join('.')
}
