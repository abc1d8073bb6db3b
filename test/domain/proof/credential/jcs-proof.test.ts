import { beforeAll, describe, expect, it } from 'vitest'
import { canonical } from '../../../../domain/proof/canonical.ts'
import { faultsInJcsProof } from '../../../../domain/proof/credential/jcs-proof.ts'
import { base58Multibase } from '../../../../domain/proof/multibase.ts'
import { makeIssuer, now, plain } from './signed.ts'

let yard: Awaited<ReturnType<typeof makeIssuer>>
beforeAll(async () => {
  yard = await makeIssuer()
})

const options = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-jcs-2022',
  created: '2026-11-01T00:00:00Z',
  verificationMethod: 'did:web:yard.example#key-1',
  proofPurpose: 'assertionMethod',
  '@context': plain['@context'],
}

/** Proved by hand as the specification says, whatever is right or wrong with it. */
async function proved(document: object, proof: object = options) {
  const digest = async (one: object) =>
    Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(canonical(one))))
  const bytes = Buffer.concat([await digest(proof), await digest(document)])
  const signature = await crypto.subtle.sign('Ed25519', yard.signer.key, bytes)
  return {
    ...document,
    proof: { ...proof, proofValue: base58Multibase(new Uint8Array(signature)) },
  }
}

async function says(secured: unknown, key = yard.publicJwk) {
  return (await faultsInJcsProof(secured, { key, now })).map((fault) => fault.says)
}

describe('a proof inside a document', () => {
  it('holds for what was signed, in whatever order it is written', async () => {
    const secured = await proved(plain)
    expect(await says(secured)).toEqual([])
    expect(await says(Object.fromEntries(Object.entries(secured).reverse()))).toEqual([])
    const { '@context': _, ...without } = options
    expect(await says(await proved(plain, without))).toEqual([])
  })

  it('does not for another document, another proof or another key', async () => {
    const secured = await proved(plain)
    const { proof } = secured
    const wrong = ['token_signature_wrong']
    expect(await says({ ...secured, id: 'urn:other' })).toEqual(wrong)
    expect(await says({ ...secured, more: 1 })).toEqual(wrong)
    expect(
      await says({ ...secured, proof: { ...proof, created: '2026-11-02T00:00:00Z' } }),
    ).toEqual(wrong)
    expect(await says(secured, (await makeIssuer()).publicJwk)).toEqual(wrong)
    for (const proofValue of [
      undefined,
      '',
      'z',
      'u',
      `u${proof.proofValue}`,
      `${proof.proofValue}1`,
      7,
    ])
      expect(await says({ ...secured, proof: { ...proof, proofValue } })).toEqual(wrong)
  })

  it('is of this kind, of now, and for the contexts that were signed', async () => {
    for (const name of ['type', 'cryptosuite', 'proofPurpose'])
      expect(await says(await proved(plain, { ...options, [name]: 'other' }))).toEqual([
        'token_header_wrong',
      ])
    for (const name of ['created', 'expires'])
      expect(await says(await proved(plain, { ...options, [name]: 'soon' }))).toEqual([
        'credential_wrong',
      ])
    expect(await says(await proved(plain, { ...options, expires: now }))).toEqual([
      'credential_expired',
    ])
    const secured = await proved(plain)
    const later = [...plain['@context'], 'https://elsewhere.example/context']
    expect(await says({ ...secured, '@context': later })).toEqual([])
    expect(await says({ ...secured, '@context': later.toReversed() })).toEqual(['credential_wrong'])
    expect(await says({ ...secured, '@context': [] })).toEqual(['credential_wrong'])
  })

  it('answers whatever a stranger sends', async () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    for (const sent of [
      undefined,
      null,
      [],
      'x',
      deep,
      { proof: deep },
      { proof: {}, deep },
      { proof: [] },
    ])
      expect(await says(sent)).not.toEqual([])
  })
})
