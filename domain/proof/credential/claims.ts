import { isObject, type ProofFault, proofFault } from '../proof-fault.ts'
import { wrong } from './members.ts'

type JsonObject = Readonly<Record<string, unknown>>

/**
 * Claims of a JWT (RFC 7519) that stand beside the members of a credential may not contradict them, or two readers would believe
 * two things of one token (W3C Securing Verifiable Credentials using JOSE and COSE, section 3.1.3).
 */
export function faultsInClaims(payload: JsonObject): readonly ProofFault[] {
  const { iss, jti, sub, issuer, holder, id, credentialSubject } = payload
  const pairs = [
    ['iss', iss, idOf(issuer ?? holder)],
    ['jti', jti, id],
    ['sub', sub, isObject(credentialSubject) ? credentialSubject.id : undefined],
  ] as const
  return pairs
    .filter(([, claim, said]) => claim !== undefined && said !== undefined && claim !== said)
    .map(([name]) => proofFault(`/${name}`, 'token_claim_differs', { name }))
}

/** `nbf` and `exp` are of the signature as `validFrom` and `validUntil` are of what is said: seconds since 1970. */
export function faultsInClaimedTimes(payload: JsonObject, now: string): readonly ProofFault[] {
  const { nbf, exp } = payload
  const seconds = Date.parse(now) / 1_000
  return [
    ...['nbf', 'exp'].flatMap((name) =>
      payload[name] === undefined || Number.isFinite(payload[name])
        ? []
        : [wrong(`/${name}`, name, 'credential_right_seconds')],
    ),
    ...(typeof nbf === 'number' && seconds < nbf
      ? [proofFault('/nbf', 'credential_not_yet', { from: instantAt(nbf) })]
      : []),
    ...(typeof exp === 'number' && seconds >= exp
      ? [proofFault('/exp', 'credential_expired', { until: instantAt(exp) })]
      : []),
  ]
}

/** Seconds as an instant, or as they came where no calendar reaches so far. */
function instantAt(seconds: number): string {
  const instant = new Date(seconds * 1_000)
  return Number.isNaN(instant.getTime()) ? String(seconds) : instant.toISOString()
}

function idOf(value: unknown): unknown {
  return isObject(value) ? value.id : value
}
