import { scanSignatureForm, scanSigningText } from '../../domain/proof/scan-signature.ts'
import { type Fault, faultOf, isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { isSignedBy, readSignature } from '../ed25519.ts'
import type { Principal, StationPrincipal } from '../http/principal.ts'
import type { ScanSignature } from '../recording/entry.ts'
import type { ScanWords, Sent } from './sent.ts'
import type { SignerOf } from './signers.ts'

/** Why a station may not record this at all: it stands elsewhere, or the stage is not one of its own; an alarm is everybody's. */
export function outsideBounds(
  { name, facility, stages }: Pick<StationPrincipal, 'name' | 'facility' | 'stages'>,
  sent: Pick<ScanWords, 'facility' | 'stream' | 'stage'>,
  isAlarm = false,
): Refusal | undefined {
  const faults: Fault[] = []
  if (facility !== undefined && sent.facility !== facility) {
    const values = { facility: shown(sent.facility), station: name, own: facility }
    faults.push(faultOf('/facility', 'station_elsewhere', values))
  }
  const stage = `${sent.stream}.${sent.stage}`
  if (!isAlarm && stages !== undefined && !stages.includes(stage)) {
    const values = { stage: shown(stage), station: name, stages }
    faults.push(faultOf('/stage', 'station_records_others', values))
  }
  return faults.length > 0 ? { code: 'outside_bounds', faults } : undefined
}

function shown(text: string): string {
  return text.slice(0, 80)
}
/**
 * The checked signature of a scan, nothing where none is asked for, or why it is refused. A signature that nobody could
 * check is refused too: whoever sends one means it to count. A person's scan may carry that of the station whose device they hold.
 */
export function checkSignature(
  principal: Principal,
  sent: Sent,
  signerOf: SignerOf,
): ScanSignature | undefined | Refusal {
  const own = principal.kind === 'station' ? principal.signingKey : undefined
  if (own !== undefined && principal.kind === 'station') {
    if (sent.signature === undefined && sent.read.isWritable)
      return notSigned(['scan_signature_missing', { form }])
    return checkedOf(sent, { principal, signingKey: own, accessKeyKey: principal.keyKey })
  }
  if (sent.signature === undefined) return undefined
  if (principal.kind === 'station' || sent.station === undefined)
    return notSigned(['scan_signature_unknown'])
  const signer = signerOf(sent.station)
  if (signer === undefined) {
    return signerEnded
  }
  const { signingKey, keyKey: accessKeyKey } = signer
  return checkedOf(sent, { principal, signingKey, accessKeyKey })
}

function checkedOf(
  sent: Sent,
  {
    principal,
    signingKey,
    accessKeyKey,
  }: { principal: Principal; signingKey: Buffer; accessKeyKey: number },
): ScanSignature | undefined | Refusal {
  const { isWritable, digest } = sent.read
  // What has no canonical form cannot be signed; the one way in says what is wrong with it.
  if (!isWritable) return undefined
  const signature = typeof sent.signature === 'string' ? readSignature(sent.signature) : undefined
  if (signature === undefined) return notSigned(['scan_signature_unreadable'])
  const organisation = principal.organisation?.slug ?? ''
  const station = signingKey.toString('base64url')
  const text = scanSigningText({ organisation, station, scanDigest: digest() })
  const isOfStation = sent.station === undefined || sent.station === station
  if (!isOfStation || !isSignedBy(signingKey, text, signature)) {
    return notSigned(['scan_signature_wrong', { text: JSON.stringify(text) }])
  }
  return { accessKeyKey, signature: signature.toString('hex'), form: scanSignatureForm }
}

/** Tells a checked signature from a refusal. */
export function isSignatureRefused(
  checked: ScanSignature | undefined | Refusal,
): checked is Refusal {
  return checked !== undefined && isRefusal(checked)
}

function notSigned(says: Parameters<typeof refuse>[2]): Refusal {
  return refuse('not_signed', '/signature', says)
}

/** Said as well of a key that there never was: whoever asks about others' keys learns nothing. */
export const signerEnded: Refusal = refuse('not_signed', '/signature', ['scan_signer_ended'])

const form = '{"scan": …, "signature": …}'
