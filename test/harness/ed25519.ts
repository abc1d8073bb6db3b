import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import canonicalize from 'canonicalize'

/** A station's own key: its public half as it is registered, and how the station signs. */
export interface StationKey {
  readonly signingKey: string
  /** The private half, PKCS#8 in PEM. */
  readonly pem: string
  /** The key with its holder's proof, as a station of this name is added with it. */
  registration(
    name?: string,
    organisation?: string,
  ): {
    readonly signingKey: string
    readonly signingKeyProof: string
  }
  /** What the key signs to end. */
  ending(name?: string, organisation?: string): string
  /** The scan with its signature beside it, as it is sent. */
  signed(
    scan: unknown,
    organisation?: string,
  ): { readonly scan: unknown; readonly signature: string }
  /** A step's signature in the form of before, which named nothing but the step. */
  signedInFormOne(step: object): string
  /** The step of a hand-over with its signature in it; an offer comes after no step. */
  signedStep<Step extends object>(
    step: Step,
    after: { handOver: string; previous?: string; organisation?: string },
  ): Step & { readonly signature: string }
}

/** Makes a key and signs the way the documentation tells a station to, with nothing of ours. */
export function makeStationKey(): StationKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const signatureOf = (...lines: readonly string[]) =>
    sign(null, Buffer.from(`${lines.join('\n')}\n`), privateKey).toString('base64url')
  return {
    signingKey: x,
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    registration: (name = 'Gate scanner', organisation = 'first') => ({
      signingKey: x,
      signingKeyProof: signatureOf('loomcell-station/1', organisation, name, x),
    }),
    ending: (name = 'Gate scanner', organisation = 'first') =>
      signatureOf('loomcell-station-end/1', organisation, name, x),
    signed: (scan, organisation = 'first') => ({
      scan,
      signature: signatureOf('loomcell-scan/2', organisation, x, digestOf(scan)),
    }),
    signedInFormOne: (step) => signatureOf('loomcell-hand-over/1', digestOf(step)),
    signedStep: (step, { handOver, previous = 'none', organisation = 'first' }) => {
      const lines = ['loomcell-hand-over/2', organisation, x, handOver, previous, digestOf(step)]
      return { ...step, signature: signatureOf(...lines) }
    },
  }
}

function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')
}
