import { baseContext } from '../../../../domain/proof/credential/contexts.ts'
import { signCredential } from '../../../../domain/proof/credential/sign-credential.ts'
import { keyAddress, makeDidDocument } from '../../../../domain/proof/did/make-did-document.ts'
import { type PublicJwk, parsePublicJwk } from '../../../../domain/proof/did/public-jwk.ts'
import { isFaults } from '../../../../domain/proof/proof-fault.ts'

/** Instant of every check here, unless a test is about another one. */
export const now = '2026-11-27T09:00:00.000Z'

export const issuer = 'did:web:yard.example'

/** A credential that holds now and has no status. */
export const plain = {
  '@context': [baseContext],
  id: 'https://yard.example/credentials/1',
  type: ['VerifiableCredential'],
  issuer,
  validFrom: '2026-11-01T00:00:00Z',
  validUntil: '2027-11-01T00:00:00Z',
  credentialSubject: { id: 'https://yard.example/batches/B1', massGrams: 12_500 },
}

/** An issuer with one key: who signs, and the document that says so. */
export async function makeIssuer(did = issuer) {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new TypeError('Cannot make a key pair')
  const publicJwk = await jwkOf(pair.publicKey)
  const kid = keyAddress(did, 'key-1')
  return {
    did,
    publicJwk,
    signer: { key: pair.privateKey, kid },
    document: makeDidDocument(did, [{ name: 'key-1', publicJwk }]),
  }
}

type Key = Parameters<typeof crypto.subtle.exportKey>[1]

async function jwkOf(key: Key): Promise<PublicJwk> {
  const { kty, crv, x } = await crypto.subtle.exportKey('jwk', key)
  const jwk = parsePublicJwk({ kty, crv, x })
  if (jwk === undefined) throw new TypeError('Cannot read the key that was made')
  return jwk
}

/** The token of a credential that is known to be right. */
export async function signed(
  credential: unknown,
  signer: Awaited<ReturnType<typeof makeIssuer>>['signer'],
): Promise<string> {
  const token = await signCredential(credential, signer)
  if (isFaults(token)) throw new TypeError(`Cannot sign: ${JSON.stringify(token)}`)
  return token
}

/** A token by hand, right or wrong, signed with the key over exactly this header and payload. */
export async function forged(header: unknown, payload: unknown, key: Key): Promise<string> {
  const written = [header, payload].map((part) =>
    Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'),
  )
  const signature = await crypto.subtle.sign('Ed25519', key, Buffer.from(written.join('.')))
  return [...written, Buffer.from(signature).toString('base64url')].join('.')
}

/** The rules that say no, by step, and `unchecked` where a step was not taken. */
export function rulesOf(
  steps: Readonly<Record<string, readonly { readonly says: string }[] | undefined>>,
): Readonly<Record<string, readonly string[] | 'unchecked'>> {
  const named = Object.entries(steps).map(
    ([step, faults]) => [step, faults?.map(({ says }) => says) ?? 'unchecked'] as const,
  )
  return Object.fromEntries(named.filter(([, rules]) => rules.length > 0))
}
