import { type Refusal, refuse } from '../../domain/refusal.ts'
import { mayRole } from '../../domain/role.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import { inOneTransaction } from '../recording/in-one-transaction.ts'
import type { Held } from '../store/hold-transaction.ts'
import { holdRoles } from '../store/people/member-roles.ts'
import {
  closeAsRefused,
  findApproval,
  lockApproval,
  type StoredApproval,
} from '../store/recording/approvals.ts'
import { countedApproval } from './counted-approvals.ts'
import { faultInAnswer, type Signing } from './fault-in-answer.ts'
import { readSent } from './sent.ts'
import { tellRefused } from './tell-refused.ts'
import { closed, decisionIn, noApproval } from './waiting.ts'

/** What was refused, by whom and why. */
export interface RefusedApproval {
  readonly approval: string
  readonly refused: string
  readonly refusedBy: string
  readonly reason: string
}

interface Refusing extends Signing {
  readonly reason: string
}

/**
 * Refuses what waits for further persons: nothing of it is ever recorded, and what it was about stays as it is. Whoever may
 * sign it may refuse it, and whoever proposed or signed it may think better of it. The same again is answered as it was.
 */
export async function refuseApproval(
  installation: Pick<Installation, 'store' | 'streams'>,
  refusing: Refusing,
): Promise<RefusedApproval | Refusal> {
  const { principal, actor, id, now, reason } = refusing
  const { organisationKey } = actor
  return inOneTransaction(installation, organisationKey, async (held) => {
    await lockApproval(held.tx, organisationKey, id)
    const stored = await findApproval(held.tx, organisationKey, { id })
    if (stored === undefined) return noApproval(id)
    const by = pseudonymOf(principal.personId, actor.organisation)
    if (stored.refusedTime !== null && stored.refusedBy === by && stored.refusalReason === reason) {
      return { approval: id, refused: stored.refusedTime.toISOString(), refusedBy: by, reason }
    }
    const over = closed(stored, now)
    if (over !== undefined) return over
    if (stored.recordedTime !== null) {
      return refuse('approval_closed', '', ['approval_recorded', { id }])
    }
    const fault = await faultInRefuser(held, installation, { stored, by, refusing })
    if (fault !== undefined) return fault
    const { approvalKey } = stored
    await closeAsRefused(held.tx, organisationKey, { approvalKey, by, reason, now })
    const sent = readSent(stored.scan)
    const detail = { approval: id, scan: sent.id, stage: `${sent.stream}.${sent.stage}`, reason }
    await audit(held.tx, principal, { kind: 'consent', action: 'approval refused', detail, now })
    await tellRefused(held.tx, installation, { stored, refusing })
    return { approval: id, refused: now.toISOString(), refusedBy: by, reason }
  })
}

/** Why somebody may not refuse what waits. */
async function faultInRefuser(
  { tx }: Held,
  installation: Pick<Installation, 'store' | 'streams'>,
  { stored, by, refusing }: { stored: StoredApproval; by: string; refusing: Refusing },
): Promise<Refusal | undefined> {
  const { principal, actor, id, now } = refusing
  const { organisationKey } = actor
  const role = (await holdRoles(tx, organisationKey, [principal.personId])).get(principal.personId)
  if (role === undefined || !mayRole(role, 'record')) {
    return refuse('not_allowed', '', ['asker_changed'])
  }
  const isOwn = stored.signed.some(({ personId }) => personId === principal.personId)
  if (isOwn || stored.operator === by) return undefined
  if (decisionIn(stored) !== undefined) {
    if (mayRole(role, 'supervise')) return undefined
    return refuse('not_allowed', '', ['approval_refused_by_other', { id }])
  }
  const counting = { organisationKey, now, holds: true } as const
  const approval = await countedApproval(installation, tx, stored, counting)
  const sent = readSent(stored.scan)
  const stage = installation.streams.get(sent.stream)?.allStages[sent.stage]
  if (stage === undefined) throw new RangeError(`Cannot find the stage of approval "${id}"`)
  return faultInAnswer(tx, approval, { stage, sent, role, signing: refusing })
}
