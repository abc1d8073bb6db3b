import { base64urlOf } from '../../../domain/proof/base64url-bytes.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { scanSigningText } from '../../../domain/proof/scan-signature.ts'
import type { Maker, ScanToSend, StationSignature } from '../queue/queued-scan.ts'
import { mayStationSign } from './device-station.ts'
import { readKept } from './kept-station.ts'

/**
 * The signature of a scan by the station that this device is; undefined where it is none, where the scan is another organisation's or out of the
 * station's bounds, and where the browser cannot. Never rejects: a scan goes without a signature rather than not at all.
 */
export async function signScan(
  scan: ScanToSend,
  by: Pick<Maker, 'organisation'>,
): Promise<StationSignature | undefined> {
  try {
    const station = await readKept('station')
    if (station === undefined || !mayStationSign(station, scan, by)) return undefined
    const { organisation, signingKey, privateKey } = station
    // Of what is sent, and nothing that JSON leaves out.
    const scanDigest = await digestOf(canonical(JSON.parse(JSON.stringify(scan))))
    const text = scanSigningText({ organisation, station: signingKey, scanDigest })
    return { station: signingKey, signature: await signText(privateKey, text) }
  } catch {
    return undefined
  }
}

/** The key's Ed25519 signature of a text, base64url. */
export async function signText(privateKey: CryptoKey, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  return base64urlOf(new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytes)))
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
