import type { Transaction } from 'kysely'
import type { HandOverState } from '../../workflows/hand-over.ts'
import type { Tables } from '../store/database.ts'
import { addStep } from '../store/hand-over-lines.ts'
import { type HandOverChange, type StoredHandOver, updateHandOver } from '../store/hand-overs.ts'
import type { Offering } from './offer-hand-over.ts'
import { type StepKind, signerOf, signStep } from './sign-step.ts'

/** A step that was done, to be signed and written behind the one before it. */
export interface DoneStep {
  readonly id: string
  readonly kind: StepKind
  /** What was asked for, its signature aside, with its digest. */
  readonly request: unknown
  readonly requestDigest: Buffer
  readonly signature: string | undefined
  readonly state: HandOverState
  readonly change: HandOverChange
}

/** Signs a step into the hand-over's chain and writes what it changed; the hand-over MUST be locked. */
export async function writeStep(
  tx: Transaction<Tables>,
  { handOver, principal, organisation, now }: Offering & { readonly handOver: StoredHandOver },
  { id, kind, request, requestDigest, signature, state, change }: DoneStep,
): Promise<void> {
  const step = handOver.stepCount + 1
  const signed = signStep(
    {
      ...{ handOver: handOver.id, step, kind, organisation: organisation.slug, request },
      ...{ recordTime: now, previous: handOver.headDigest },
    },
    principal,
    signature,
  )
  const { handOverKey } = handOver
  await updateHandOver(tx, handOverKey, {
    ...change,
    ...{ state, step_count: step, head_digest: signed.digest },
  })
  const signer = signerOf(principal)
  await addStep(tx, {
    ...{ hand_over_key: handOverKey, step, id, kind },
    organisation_key: organisation.organisationKey,
    ...{ signer_kind: signer.kind, signer: signer.signer, signer_name: signer.name },
    ...{ record_time: now, request_digest: requestDigest },
    ...{ statement: Buffer.from(signed.statement), digest: signed.digest },
    signature: signed.signature,
  })
}
