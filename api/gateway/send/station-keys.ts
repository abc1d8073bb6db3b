import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { canonical } from '../../../domain/proof/canonical.ts'
import { scanSigningText } from '../../../domain/proof/scan-signature.ts'
import { sha256Hex } from '../../digest.ts'

/** What a station proves itself with. */
export interface StationKeys {
  readonly accessKey: string
  /** Signs its scans; undefined where it has no signing key. */
  readonly signer: ScanSigner | undefined
}

export interface ScanSigner {
  readonly organisation: string
  readonly privateKey: KeyObject
  /** Its public key, base64url. */
  readonly station: string
}

/** Reads an Ed25519 key (PKCS#8 in PEM). Throws where it is none. */
export function readSigner(pem: string, organisation: string): ScanSigner {
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') {
    throw new RangeError(String(privateKey.asymmetricKeyType))
  }
  const { x: station = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { organisation, privateKey, station }
}

/** A scan as its station sends it: with its signature beside it where the station signs, else as it is. */
export function signScan(body: string, { signer }: Pick<StationKeys, 'signer'>): string {
  if (signer === undefined) return body
  const { organisation, station, privateKey } = signer
  const scanDigest = sha256Hex(canonical(JSON.parse(body)))
  const text = scanSigningText({ organisation, station, scanDigest })
  const signature = sign(null, Buffer.from(text), privateKey).toString('base64url')
  return `{"scan":${body},"signature":${JSON.stringify(signature)}}`
}
