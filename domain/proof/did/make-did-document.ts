import type { PublicJwk } from './public-jwk.ts'

/** A key to publish. */
export interface KeyToPublish {
  /** Name of the key in its document: letters, digits, `.`, `_` and `-`. Never used again for another key. */
  readonly name: string
  readonly publicJwk: PublicJwk
  /** Instant at which it ended, once it did. It stays in the document, so that what it signed before can still be checked. */
  readonly endedAt?: string
}

/**
 * The document of an organisation that signs credentials, to be served where `addressOfDidWeb` says. Keys are written as
 * JsonWebKey, which tools for JWS read without further ado.
 */
export function makeDidDocument(did: string, keys: readonly KeyToPublish[]) {
  const verificationMethod = keys.map(({ name, publicJwk, endedAt }) => ({
    id: keyAddress(did, name),
    type: 'JsonWebKey',
    controller: did,
    publicKeyJwk: publicJwk,
    ...(endedAt === undefined ? {} : { revoked: endedAt }),
  }))
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    verificationMethod,
    assertionMethod: verificationMethod.map(({ id }) => id),
  }
}

/** Address of a key: what a credential names in `kid`. */
export function keyAddress(did: string, name: string): string {
  return `${did}#${name}`
}
