import { scanSignatureForm, scanSigningText } from '../../domain/proof/scan-signature.ts'
import { type Fault, faultOf, isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { isSignedBy, readSignature } from '../ed25519.ts'
import type { Principal, StationPrincipal } from '../http/principal.ts'
import type { ScanSignature } from '../recording/entry.ts'
import type { ScanWords, Sent } from './sent.ts'

/** Why a station may not record this at all: it stands elsewhere, or the stage is not one of its own; an alarm is everybody's. */
export function outsideBounds(
  { name, facility, stages }: StationPrincipal,
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
 * check is refused too: whoever sends one means it to count.
 */
export function checkSignature(
  principal: Principal,
  sent: Sent,
): ScanSignature | undefined | Refusal {
  const signingKey = principal.kind === 'station' ? principal.signingKey : undefined
  if (signingKey === undefined || principal.kind !== 'station') {
    return sent.signature === undefined ? undefined : notSigned(['scan_signature_unknown'])
  }
  const { isWritable, digest } = sent.read
  // What has no canonical form cannot be signed; the one way in says what is wrong with it.
  if (!isWritable) return undefined
  const signature = typeof sent.signature === 'string' ? readSignature(sent.signature) : undefined
  if (sent.signature === undefined) return notSigned(['scan_signature_missing', { form }])
  if (signature === undefined) return notSigned(['scan_signature_unreadable'])
  const organisation = principal.organisation?.slug ?? ''
  const station = signingKey.toString('base64url')
  const text = scanSigningText({ organisation, station, scanDigest: digest() })
  if (!isSignedBy(signingKey, text, signature)) {
    return notSigned(['scan_signature_wrong', { text: JSON.stringify(text) }])
  }
  const signed = { accessKeyKey: principal.keyKey, signature: signature.toString('hex') }
  return { ...signed, form: scanSignatureForm }
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

const form = '{"scan": …, "signature": …}'
