import { canonical } from '../../domain/proof/canonical.ts'
import type { CorrectionStep } from '../../workflows/correction.ts'
import type { HandOverStep } from '../../workflows/hand-over.ts'
import { sha256 } from '../digest.ts'
import type { Principal } from '../http/principal.ts'
import { pseudonymOf, stationPseudonymOf } from '../people/access/pseudonym.ts'

/** A step of a hand-over itself or of a correction of it: all stand in one chain. */
export type StepKind = HandOverStep | CorrectionStep

export interface ToSign {
  readonly handOver: string
  readonly step: number
  readonly kind: StepKind
  /** Short name of the organisation. */
  readonly organisation: string
  readonly recordTime: Date
  /** Who signs, as `stepSignerOf` names them. */
  readonly signer: string
  /** Digest of the step before; absent for the first. */
  readonly previous?: Buffer
  /** What was asked for, as it was read; with its signature aside. */
  readonly request: unknown
  /** Ids of the events that the step made, in the books of one side or of both. */
  readonly events: readonly string[]
}

/**
 * Makes the statement of a step, canonical JSON (RFC 8785) of what is signed for, with its SHA-256: who says what of which
 * hand-over, after which earlier step, and which events it made.
 */
export function signStep({ previous, recordTime, ...rest }: ToSign): {
  statement: string
  digest: Buffer
} {
  const statement = canonical({
    v: 2,
    ...rest,
    recordTime: recordTime.toISOString(),
    ...(previous === undefined ? {} : { previous: previous.toString('base64url') }),
  })
  return { statement, digest: Buffer.from(sha256(statement), 'base64url') }
}

/**
 * Who signs a step, as every party may read it: the pseudonym that the person or station has in its organisation, which leads
 * to no other organisation. The name is for the parties only and in no digest.
 */
export function stepSignerOf(
  principal: Principal,
  organisation: string,
): { kind: 'person' | 'station'; signer: string; name: string } {
  const { kind, name } = principal
  const signer =
    kind === 'person'
      ? pseudonymOf(principal.personId, organisation)
      : stationPseudonymOf(principal.stationId, organisation)
  return { kind, signer, name }
}

/** Who acts, for rows that nobody else reads: the account of a person, the key of a station. */
export function signerOf(principal: Principal): {
  kind: 'person' | 'station'
  signer: string
  name: string
} {
  const { kind, name } = principal
  return { kind, signer: kind === 'person' ? principal.personId : `key-${principal.keyKey}`, name }
}
