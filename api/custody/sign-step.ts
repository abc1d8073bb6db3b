import { canonical } from '../../domain/proof/canonical.ts'
import type { CorrectionStep } from '../../workflows/correction.ts'
import type { HandOverStep } from '../../workflows/hand-over.ts'
import { sha256 } from '../digest.ts'
import type { Principal } from '../http/principal.ts'
import { pseudonymOf, stationPseudonymOf } from '../people/access/pseudonym.ts'
import type { Organisation } from '../store/organisations/organisations.ts'
import { stepSignatureForm } from './check-step-signature.ts'

/** A step of a hand-over itself or of a correction of it: all stand in one chain. */
export type StepKind = HandOverStep | CorrectionStep

/** Who takes a step, for which organisation and when. */
export interface Signatory {
  readonly principal: Principal
  readonly organisation: Organisation
  readonly now: Date
}

/** A step that was done, to be signed behind the one before it. */
export interface DoneStep {
  readonly id: string
  readonly kind: StepKind
  /** What was asked for, its signature aside, with its digest. */
  readonly request: unknown
  readonly requestDigest: Buffer
  /** Of the station, checked. */
  readonly signature: Buffer | null
  /** Ids of the events that it made, in the books of one side or of both. */
  readonly events: readonly string[]
}

/** Where a step stands in the chain of its hand-over; the first has none before it. */
export interface StepPlace {
  readonly handOver: string
  readonly handOverKey: number
  readonly step: number
  /** Digest of the step before. */
  readonly previous?: Buffer
}

/**
 * Signs a step: its row, with the statement in canonical JSON (RFC 8785) of who says what of which hand-over, after which
 * earlier step, and which events it made, and the SHA-256 of that.
 */
export function sign(
  { principal, organisation, now }: Signatory,
  place: StepPlace,
  done: DoneStep,
) {
  const { id, kind, request, requestDigest, signature, events } = done
  const { handOver, step, previous } = place
  const { kind: signer_kind, signer, name } = stepSignerOf(principal, organisation.slug)
  const statement = canonical({
    v: 2,
    handOver,
    step,
    kind,
    organisation: organisation.slug,
    signer,
    request,
    events,
    recordTime: now.toISOString(),
    ...(previous === undefined ? {} : { previous: previous.toString('base64url') }),
  })
  return {
    hand_over_key: place.handOverKey,
    step,
    id,
    kind,
    organisation_key: organisation.organisationKey,
    signer_kind,
    signer,
    signer_name: name,
    record_time: now,
    request_digest: requestDigest,
    statement: Buffer.from(statement),
    digest: Buffer.from(sha256(statement), 'base64url'),
    signature,
    signature_form: signature === null ? null : stepSignatureForm,
    access_key_key: principal.kind === 'station' ? principal.keyKey : null,
    events: [...events],
  }
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
