import { createPublicKey, verify } from 'node:crypto'
import { canonical } from '../../domain/proof/canonical.ts'
import { refusal } from '../../domain/refusal.ts'
import type { CorrectionStep } from '../../workflows/correction.ts'
import type { HandOverStep } from '../../workflows/hand-over.ts'
import type { Principal } from '../access/principal.ts'
import { RefusedError } from '../problem.ts'
import { sha256, sha256Hex } from '../record/digest.ts'

/** A step as it is signed: who says what of which hand-over, after which earlier step. */
export interface SignedStep {
  /** Canonical JSON (RFC 8785) of what is signed for. */
  readonly statement: string
  /** SHA-256 of the statement. */
  readonly digest: Buffer
  /** The station's Ed25519 signature over the request, where it gave one. */
  readonly signature: Buffer | null
}

/** A step of a hand-over itself or of a correction of it: all stand in one chain. */
export type StepKind = HandOverStep | CorrectionStep

export interface ToSign {
  readonly handOver: string
  readonly step: number
  readonly kind: StepKind
  readonly organisation: string
  readonly recordTime: Date
  /** Digest of the step before; absent for the first. */
  readonly previous?: Buffer
  /** What was asked for, as it was read; with its signature aside. */
  readonly request: unknown
}

/**
 * Makes the statement of a step. Signing in, or holding the station's key, is the signature of whoever takes it; a
 * station with a signing key of its own adds an Ed25519 signature over the digest of the request, which is checked here.
 */
export function signStep(toSign: ToSign, principal: Principal, signature?: string): SignedStep {
  const { previous, recordTime, ...rest } = toSign
  const statement = canonical({
    v: 1,
    ...rest,
    recordTime: recordTime.toISOString(),
    signer: signerOf(principal).signer,
    ...(previous === undefined ? {} : { previous: previous.toString('base64url') }),
  })
  return {
    statement,
    digest: Buffer.from(sha256(statement), 'base64url'),
    signature: checkedSignature(toSign.request, principal, signature),
  }
}

/** Who signs: the account of a person, the key of a station. Names are for the two sides only and in no digest. */
export function signerOf(principal: Principal): {
  kind: 'person' | 'station'
  signer: string
  name: string
} {
  const { kind, name } = principal
  return { kind, signer: kind === 'person' ? principal.personId : `key-${principal.keyKey}`, name }
}

/** What a station signs for a request: its purpose and the digest of its canonical form. */
export function requestToSign(request: unknown): string {
  return `loomcell-hand-over/1\n${sha256Hex(canonical(request))}\n`
}

function checkedSignature(
  request: unknown,
  principal: Principal,
  signature: string | undefined,
): Buffer | null {
  const key = principal.kind === 'station' ? principal.signingKey : undefined
  if (key === undefined && signature === undefined) return null
  const given = Buffer.from(signature ?? '', 'base64url')
  if (key !== undefined && isSignedBy(key, requestToSign(request), given)) return given
  const right =
    key === undefined
      ? 'a station with a registered Ed25519 key, or no signature'
      : 'the Ed25519 signature of this station over the request'
  const message = `Cannot check the signature of this step: expected ${right}`
  throw new RefusedError(refusal('not_allowed', '/signature', message))
}

function isSignedBy(rawKey: Buffer, text: string, signature: Buffer): boolean {
  if (signature.length !== 64) return false
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: rawKey.toString('base64url') }
  return verify(null, Buffer.from(text), createPublicKey({ key: jwk, format: 'jwk' }), signature)
}
