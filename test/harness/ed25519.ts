import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import canonicalize from 'canonicalize'

/** A station's own key: its public half as it is registered, and how the station signs a scan. */
export interface StationKey {
  readonly signingKey: string
  /** The scan with its signature beside it, as it is sent. */
  signed(scan: unknown): { readonly scan: unknown; readonly signature: string }
}

/** Makes a key and signs the way the documentation tells a station to, with nothing of ours. */
export function makeStationKey(): StationKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  return {
    signingKey: x,
    signed: (scan) => {
      const digest = createHash('sha256')
        .update(canonicalize(scan) ?? '')
        .digest('hex')
      const text = Buffer.from(`loomcell-scan/1\n${digest}\n`)
      return { scan, signature: sign(null, text, privateKey).toString('base64url') }
    },
  }
}
