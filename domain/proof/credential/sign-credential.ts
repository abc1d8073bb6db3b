import { base64url } from '../base64url.ts'
import { base64urlOf } from '../base64url-bytes.ts'
import { canonical } from '../canonical.ts'
import { addressOfDidWeb } from '../did/did-web.ts'
import { isFaults, type ProofFault, proofFault } from '../proof-fault.ts'
import { issuerOf } from './credential.ts'
import { parseCredential } from './faults-in-credential.ts'
import { wrong } from './members.ts'
import { faultsInOwnStatus } from './status-entry.ts'

/** A key that signs, as WebCrypto has it. Its bytes are never seen here. */
export type SigningKey = Parameters<typeof crypto.subtle.sign>[1]

/** Who signs. */
export interface Signer {
  readonly key: SigningKey
  /** Address of the key in the issuer's document: `did:web:example.com#key-1`. */
  readonly kid: string
}

/**
 * Signs a credential into a token (`vc+jwt`) with Ed25519, or tells everything that keeps it from being one of ours. The same
 * credential and key give the same token, since it is written in canonical form and Ed25519 has no chance in it.
 */
export async function signCredential(
  credential: unknown,
  { key, kid }: Signer,
): Promise<string | readonly ProofFault[]> {
  if (key.algorithm.name !== 'Ed25519')
    throw new TypeError(`Cannot sign with a key for "${key.algorithm.name}": expected Ed25519`)
  const faults = faultsInOwn(credential, kid)
  if (faults.length > 0) return faults
  // By this name tools of before RFC 9864 know it as well.
  const header = { alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid }
  const signed = `${base64url(canonical(header))}.${base64url(canonical(credential))}`
  const signature = await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(signed))
  return `${signed}.${base64urlOf(new Uint8Array(signature))}`
}

function faultsInOwn(value: unknown, kid: string): readonly ProofFault[] {
  const credential = parseCredential(value)
  if (isFaults(credential)) return credential
  const issuer = issuerOf(credential)
  return [
    ...(addressOfDidWeb(issuer) === undefined
      ? [wrong('/issuer', 'issuer', 'credential_right_did_web')]
      : []),
    ...(kid.startsWith(`${issuer}#`)
      ? []
      : [proofFault('/header/kid', 'did_key_of_other', { given: kid, issuer })]),
    ...faultsInOwnStatus(credential.credentialStatus),
  ]
}
