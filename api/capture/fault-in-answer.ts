import { type Refusal, refuse } from '../../domain/refusal.ts'
import { mayRole, type Role } from '../../domain/role.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { PersonPrincipal } from '../http/principal.ts'
import type { Actor } from '../recording/entry.ts'
import type { Database } from '../store/database.ts'
import { faultInSigner } from './correction-approval.ts'
import type { CountedApproval } from './counted-approvals.ts'
import { checkCompetences } from './persons.ts'
import type { Sent } from './sent.ts'
import { correctionIn, signersAsked } from './waiting.ts'

/** Somebody who signed in answers what waits. */
export interface Signing {
  readonly principal: PersonPrincipal
  readonly actor: Actor
  readonly id: string
  readonly now: Date
}

interface Answering {
  readonly stage: Stage
  readonly sent: Sent
  /** What whoever answers is to the organisation by now. */
  readonly role: Role
  readonly signing: Pick<Signing, 'principal' | 'actor' | 'now'>
}

/** Why somebody may neither sign what waits nor refuse it: a certificate or a right is missing, or it is their own entry. */
export async function faultInAnswer(
  tx: Database,
  approval: CountedApproval,
  { stage, sent, role, signing: { principal, actor, now } }: Answering,
): Promise<Refusal | undefined> {
  const { organisationKey } = actor
  // Signed now, wherever the scan was made: the facility tells the day.
  const signed = { ...sent, time: now, offsetMinutes: undefined }
  const asked = stage.competence === undefined ? [] : [{ sent: signed, stage }]
  const [checked] = await checkCompetences(tx, asked, { principal, organisationKey, now })
  if (checked?.refused !== undefined) return checked.refused
  const correction = correctionIn(approval)
  if (correction !== undefined) return faultInSigner(tx, correction, { approval, principal, role })
  const isLast = approval.signed.length + 1 >= signersAsked(approval, stage)
  if (stage.signatures !== undefined || !isLast || mayRole(role, 'supervise')) return undefined
  return refuse('not_allowed', '', ['weighing_needs_supervisor'])
}
