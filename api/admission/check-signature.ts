import { scanSigningText } from '../../domain/proof/scan-signature.ts'
import { isRefusal, type Refusal, refusal } from '../../domain/refusal.ts'
import type { Principal } from '../access/principal.ts'
import type { ScanSignature } from '../record/entry.ts'
import { scanDigestOf } from '../record/scan-digest.ts'
import { isSignedBy, readSignature } from '../stations/ed25519.ts'
import type { Sent } from './sent.ts'

/**
 * The checked signature of a scan, nothing where none is asked for, or why it is refused. A signature that nobody could
 * check is refused too: whoever sends one means it to count.
 */
export function checkSignature(
  principal: Principal,
  sent: Sent,
): ScanSignature | undefined | Refusal {
  const signingKey = principal.kind === 'station' ? principal.signingKey : undefined
  if (signingKey === undefined || principal.kind !== 'station') {
    return sent.signature === undefined ? undefined : notSigned(noKey)
  }
  const digest = scanDigestOf(sent.scan)
  // What has no canonical form cannot be signed; the one way in says what is wrong with it.
  if (digest === undefined) return undefined
  const signature = typeof sent.signature === 'string' ? readSignature(sent.signature) : undefined
  if (signature === undefined) return notSigned(sent.signature === undefined ? missing : unreadable)
  if (!isSignedBy(signingKey, scanSigningText(digest), signature)) return notSigned(wrong(digest))
  return { accessKeyKey: principal.keyKey, signature: signature.toString('hex') }
}

/** Tells a checked signature from a refusal. */
export function isSignatureRefused(
  checked: ScanSignature | undefined | Refusal,
): checked is Refusal {
  return checked !== undefined && isRefusal(checked)
}

function notSigned(message: string): Refusal {
  return refusal('not_signed', '/signature', message)
}

const noKey =
  'Cannot check this signature: no signing key is registered for whoever sends it; expected the scan alone, or a signing key given with POST /stations'
const missing =
  'Cannot take this scan unsigned: its station has a signing key; expected {"scan": …, "signature": …}'
const unreadable =
  'Cannot read this signature: expected Ed25519 as 86 characters of base64url (64 bytes, no padding)'

function wrong(digest: string): string {
  return `Cannot take this signature: it is not of the station's key over "loomcell-scan/1\\n${digest}\\n"`
}
