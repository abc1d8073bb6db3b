import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  baseContext,
  type NamedTypes,
  pinnedContexts,
  untpContext,
} from '../../../../domain/proof/credential/contexts.ts'
import { faultsInCredential } from '../../../../domain/proof/credential/faults-in-credential.ts'
import { faultsInPresentation } from '../../../../domain/proof/credential/faults-in-presentation.ts'
import { faultOf } from '../../../../domain/refusal.ts'
import { plain } from './signed.ts'

const examples = 'https://www.w3.org/ns/credentials/examples/v2'
const known: ReadonlyMap<string, NamedTypes> = new Map([...pinnedContexts, [examples, 'any']])
const said = { id: 'did:example:subject' }
const text = { '@value': 'Passport', '@language': 'en' }

const isRight = (change: object) => faultsInCredential({ ...plain, ...change }, known).length === 0
const pointersIn = (change: object) =>
  faultsInCredential({ ...plain, ...change }, known).map(({ pointer }) => pointer)

/**
 * Cases of https://github.com/w3c/vc-data-model-2.0-test-suite at 6e07524, W3C 3-clause BSD: what each changes of a credential
 * that is right, under the name of its file.
 */
describe('the form of a credential, by the suite of W3C', () => {
  it.each<readonly [string, object]>([
    ['context-combo1-ok', { '@context': [baseContext, examples] }],
    [
      'evidences-ok',
      {
        '@context': [baseContext, { Check: 'https://example.org/#Check' }],
        evidence: [{ type: 'Check' }, { type: 'Check' }],
      },
    ],
    ['issuer-object-ok', { issuer: { id: 'did:example:i', name: text, description: [text] } }],
    [
      'optional-type-ok',
      {
        '@context': [baseContext, examples],
        type: ['VerifiableCredential', 'RelationshipCredential'],
      },
    ],
    [
      'refresh-ok',
      { refreshService: { type: 'https://example.org/#Refresh', id: 'did:example:refresh/1' } },
    ],
    ['type-url-ok', { type: ['VerifiableCredential', 'https://example.org/#ExampleCredential'] }],
    [
      'type-mapped-url-ok',
      {
        '@context': [baseContext, { Mine: 'https://example.org/#Mine' }],
        type: ['VerifiableCredential', 'Mine'],
      },
    ],
    ['validfrom-far-future-ok', { validFrom: '4023-02-26T01:02:58.447Z', validUntil: undefined }],
    [
      'validuntil-tz-ok',
      { validFrom: '2023-02-26T01:21:23Z', validUntil: '2023-02-25T19:21:29-06:00' },
    ],
    [
      'multi-language-description-ok',
      { description: [text, { '@value': 'Pass', '@language': 'zh-Hant-HK' }] },
    ],
    ['name-language-direction-en-ok', { name: { ...text, '@direction': 'ltr' } }],
    [
      'of UNTP',
      {
        '@context': [baseContext, untpContext],
        type: ['DigitalProductPassport', 'VerifiableCredential'],
      },
    ],
  ])('%s', (_, change) => expect(pointersIn(change)).toEqual([]))

  it.each<readonly [string, string, object]>([
    ['context-combo4-fail', '/@context/1', { '@context': [baseContext, 123_192_875] }],
    ['missing-base-context-fail', '/@context', { '@context': [examples] }],
    ['evidence-missing-type-fail', '/evidence/type', { evidence: {} }],
    ['id-not-url-fail', '/id', { id: 'https ://not-a-url/vcs/343cf54b' }],
    [
      'id-subject-multi-fail',
      '/credentialSubject/id',
      { credentialSubject: { id: ['did:example:1', 'did:example:2'] } },
    ],
    ['issuer-null-fail', '/issuer', { issuer: null }],
    ['no-type-fail', '/type', { type: undefined }],
    ['proof-missing-type-fail', '/proof/type', { proof: { proofPurpose: 'assertionMethod' } }],
    [
      'schema-no-type-fail',
      '/credentialSchema/type',
      { credentialSchema: { id: 'did:example:schemas/1' } },
    ],
    [
      'schema-non-url-id-fail',
      '/credentialSchema/id',
      { credentialSchema: { type: 'JsonSchema', id: 'https ://not' } },
    ],
    [
      'status-missing-type-fail',
      '/credentialStatus/type',
      { credentialStatus: { id: 'did:example:status' } },
    ],
    ['status-type-nonurl-fail', '/credentialStatus/type', { credentialStatus: { type: 2 } }],
    ['subject-no-claims-fail', '/credentialSubject', { credentialSubject: {} }],
    ['termsofuse-no-type-fail', '/termsOfUse/type', { termsOfUse: { id: 'did:example:terms/1' } }],
    [
      'type-mapped-nonurl-fail',
      '/type',
      {
        '@context': [baseContext, { Mine: 'https ://not-a-url#Mine' }],
        type: ['VerifiableCredential', 'Mine'],
      },
    ],
    [
      'type-unmapped-fail',
      '/type',
      { '@context': [baseContext, { '@vocab': null }], type: ['VerifiableCredential', 'Mine'] },
    ],
    ['validfrom-invalid-fail', '/validFrom', { validFrom: 'Sat 25 Feb 2023 07:16:31 PM CST' }],
    [
      'description-extra-prop-en-fail',
      '/description',
      { description: { ...text, url: 'did:example:c' } },
    ],
    [
      'issuer-description-extra-prop-en-fail',
      '/issuer/description',
      { issuer: { id: 'did:example:i', description: { ...text, url: 'x' } } },
    ],
  ])('%s', (_, pointer, change) => expect(pointersIn(change)).toEqual([pointer]))
})

describe('the form of a credential', () => {
  it('has contexts that are known here, each once, the first one first', () => {
    for (const contexts of [
      baseContext,
      [],
      [untpContext, baseContext],
      [baseContext, baseContext],
    ])
      expect(pointersIn({ '@context': contexts })).toContain('/@context')
    expect(pointersIn({ '@context': [baseContext, 'https://evil.example/context'] })).toEqual([
      '/@context/1',
    ])
    expect(
      pointersIn({ '@context': [baseContext, { name: 'https://evil.example/#name' }] }),
    ).toEqual(['/@context/1'])
  })

  it('has dates with their offsets, of days that exist, in order', () => {
    for (const date of [
      '2023-02-30T00:00:00Z',
      '2023-02-01T00:00:00',
      '2023-02-01',
      '2023-02-01 00:00:00Z',
      1,
      null,
    ])
      expect(isRight({ validFrom: date })).toBe(false)
    expect(pointersIn({ validFrom: '2028-01-01T00:00:00Z' })).toEqual(['/validUntil'])
  })

  it('pins each related resource once, by a digest', () => {
    const one = { id: 'https://example.org/a', digestMultibase: 'uEiA' }
    expect(isRight({ relatedResource: [one, { ...one, id: 'https://example.org/b' }] })).toBe(true)
    expect(isRight({ relatedResource: [one, one] })).toBe(false)
    expect(isRight({ relatedResource: [{ id: one.id }] })).toBe(false)
  })

  it('is told by everything that is wrong, each in a sentence, whatever is sent', () => {
    const value = fc.oneof(fc.jsonValue(), fc.object({ maxDepth: 3 }))
    const change = fc.dictionary(
      fc.constantFrom(
        ...Object.keys(plain),
        'evidence',
        'name',
        'relatedResource',
        'credentialStatus',
      ),
      value,
    )
    fc.assert(
      fc.property(change, value, (changed, other) => {
        const faults = [{ ...plain, ...changed }, other].flatMap((one) => faultsInCredential(one))
        for (const { pointer, says, values } of faults)
          expect(faultOf(pointer, says, values).message).not.toMatch(/\{\w+\}/)
        expect(faultsInCredential(other).length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('the form of a presentation', () => {
  const right = { '@context': [baseContext], type: ['VerifiablePresentation'] }
  const enveloped = {
    '@context': baseContext,
    type: 'EnvelopedVerifiableCredential',
    id: 'data:application/vc+jwt,e30.e30.AA',
  }
  it.each<readonly [string, readonly string[], object]>([
    ['ok', [], {}],
    ['vc-ok', [], { holder: 'did:example:h', verifiableCredential: [plain, enveloped] }],
    ['holder-fail', ['/holder'], { holder: 'z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj' }],
    ['holder-object-fail', ['/holder'], { holder: { id: 'z6Mk' } }],
    ['missing-required-type-fail', ['/type'], { type: ['https://example.org/#Presentation'] }],
    [
      'of a credential that is none',
      ['/verifiableCredential/0/credentialSubject'],
      { verifiableCredential: { ...plain, credentialSubject: [] } },
    ],
    [
      'of an envelope that holds no token',
      ['/verifiableCredential/0'],
      { verifiableCredential: [{ ...enveloped, id: 'https://example.org/1' }] },
    ],
  ])('%s', (_, pointers, change) =>
    expect(faultsInPresentation({ ...right, ...change }).map(({ pointer }) => pointer)).toEqual(
      pointers,
    ),
  )
  it('counts a subject by anything that is said of it', () =>
    expect(isRight({ credentialSubject: said })).toBe(true))
})
