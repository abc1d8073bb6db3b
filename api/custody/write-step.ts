import type { Transaction } from 'kysely'
import type { HandOverState } from '../../workflows/hand-over.ts'
import type { Principal } from '../http/principal.ts'
import { addStep } from '../store/custody/hand-over-lines.ts'
import {
  type HandOverChange,
  type StoredHandOver,
  updateHandOver,
} from '../store/custody/hand-overs.ts'
import type { Tables } from '../store/database.ts'
import type { Organisation } from '../store/organisations/organisations.ts'
import { stepSignatureForm } from './check-step-signature.ts'
import { type StepKind, signStep, stepSignerOf } from './sign-step.ts'

export interface Offering {
  readonly principal: Principal
  readonly organisation: Organisation
  readonly now: Date
}

/** A step that was done, to be written behind the one before it. */
export interface DoneStep {
  readonly id: string
  readonly kind: StepKind
  /** What was asked for, its signature aside, with its digest. */
  readonly request: unknown
  readonly requestDigest: Buffer
  /** Of the station, checked. */
  readonly signature: Buffer | null
  readonly state: HandOverState
  readonly change: HandOverChange
  /** Ids of the events that it made. */
  readonly events: readonly string[]
}

/** Signs a step into the hand-over's chain and writes what it changed; the hand-over MUST be locked. */
export async function writeStep(
  tx: Transaction<Tables>,
  by: Offering & { readonly handOver: StoredHandOver },
  done: DoneStep,
): Promise<{ digest: Buffer }> {
  const { handOverKey, stepCount, headDigest } = by.handOver
  const place = { handOverKey, step: stepCount + 1, previous: headDigest }
  const row = stepRow({ ...by, handOver: by.handOver.id }, place, done)
  await updateHandOver(tx, handOverKey, {
    ...done.change,
    state: done.state,
    step_count: row.step,
    head_digest: row.digest,
  })
  await addStep(tx, row)
  return { digest: row.digest }
}

/** A step as its row says it, signed; the first of a hand-over has none before it. */
export function stepRow(
  { handOver, principal, organisation, now }: Offering & { readonly handOver: string },
  { handOverKey, step, previous }: { handOverKey: number; step: number; previous?: Buffer },
  done: Omit<DoneStep, 'state' | 'change'>,
) {
  const { id, kind, request, requestDigest, signature, events } = done
  const { kind: signer_kind, signer, name } = stepSignerOf(principal, organisation.slug)
  const signed = signStep({
    handOver,
    step,
    kind,
    organisation: organisation.slug,
    signer,
    request,
    events,
    recordTime: now,
    ...(previous === undefined ? {} : { previous }),
  })
  return {
    hand_over_key: handOverKey,
    step,
    id,
    kind,
    organisation_key: organisation.organisationKey,
    signer_kind,
    signer,
    signer_name: name,
    record_time: now,
    request_digest: requestDigest,
    statement: Buffer.from(signed.statement),
    digest: signed.digest,
    signature,
    signature_form: signature === null ? null : stepSignatureForm,
    access_key_key: principal.kind === 'station' ? principal.keyKey : null,
    events: [...events],
  }
}
