import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { PersonPrincipal } from '../http/principal.ts'
import type { Signer } from '../store/organisations/stations.ts'
import { checkSignature, isSignatureRefused, outsideBounds } from './at-the-door.ts'
import { operatorOf } from './persons.ts'
import type { AtDoor } from './propose-scan.ts'
import type { Sent } from './sent.ts'
import type { SignerOf } from './signers.ts'

/** A person, in whose hands may be a device that is a station: what it signs is within its bounds. */
export function personAtDoor(
  principal: PersonPrincipal,
  sent: Sent,
  { signerOf, isAlarm }: { signerOf: SignerOf; isAlarm: boolean },
): AtDoor {
  const operator = operatorOf(principal, sent)
  const signature = checkSignature(principal, sent, signerOf)
  const isRefused = isSignatureRefused(signature)
  const signer = sent.signature === undefined ? undefined : signerOf(sent.station)
  const refused =
    (sent.operator !== '' && sent.operator !== operator ? anotherOperator(operator) : undefined) ??
    (isRefused ? signature : undefined) ??
    (signer === undefined ? undefined : outsideBounds(boundsOf(signer), sent, isAlarm))
  return {
    sent,
    vouched: isRefused || signature === undefined ? { operator } : { operator, signature },
    passes: false,
    ...(refused === undefined ? {} : { refused }),
  }
}

function boundsOf({ name, facility, stages }: Signer) {
  return {
    name,
    ...(facility === null ? {} : { facility }),
    ...(stages === null ? {} : { stages }),
  }
}

function anotherOperator(operator: string): Refusal {
  return refuse('not_allowed', '/operator', ['operator_is_you', { operator }])
}
