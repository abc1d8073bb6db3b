import { z } from '@hono/zod-openapi'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { reasonSchema } from '../../http/fields.ts'
import type { Principal } from '../../http/principal.ts'
import type { Database } from '../../store/database.ts'
import type { StoredAnomaly } from '../../store/oversight/anomalies.ts'
import { addDecision, lockAnomaly } from '../../store/oversight/anomaly-decisions.ts'
import { addAuditEntry } from '../../store/people/audit.ts'
import { personAsking } from '../person-asking.ts'

export const decisionAskedSchema = z
  .strictObject({
    decision: z.enum(['dismissed', 'reopened']),
    reason: reasonSchema().openapi({
      example: 'The dryer was at work for the first time',
    }),
  })
  .openapi('AnomalyDecisionAsked')

interface Deciding {
  readonly asked: z.output<typeof decisionAskedSchema>
  readonly by: { readonly principal: Principal; readonly now: Date }
}

/**
 * Dismisses a question or opens it again, in a person's name, on the trail of the organisation whose records raise it. A RefusedError
 * where it stands so already, or where a station asks: a machine has no reasons.
 */
export async function decideAnomaly(
  db: Database,
  anomaly: StoredAnomaly,
  { asked, by: { principal, now } }: Deciding,
): Promise<void> {
  const { authority, organisation, personId, name } = personAsking(principal)
  const { id, organisationKey, organisationName } = anomaly
  const { decision, reason } = asked
  await db.transaction().execute(async (tx) => {
    const isDismissed = await lockAnomaly(tx, anomaly)
    if (isDismissed === (decision === 'dismissed')) {
      const says = isDismissed ? 'anomaly_dismissed_before' : 'anomaly_open_already'
      throw new RefusedError(refuse('invalid', '/decision', [says]))
    }
    const decidedFor = authority?.name ?? organisation?.name ?? organisationName
    const decided = { decision, reason, personId, personName: name, decidedFor, now }
    await addDecision(tx, anomaly, decided)
    await addAuditEntry(tx, {
      organisationKey,
      time: now,
      kind: 'administration',
      actorKind: 'person',
      actor: personId,
      actorName: name,
      ...(authority === undefined ? {} : { actorOrganisationKey: authority.organisationKey }),
      action: decision === 'dismissed' ? 'anomaly dismissed' : 'anomaly reopened',
      detail: { id, reason },
    })
  })
}
