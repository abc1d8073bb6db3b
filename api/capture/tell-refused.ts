import type { Installation } from '../installation.ts'
import type { Database } from '../store/database.ts'
import { addOutboxEntries } from '../store/notifications/outbox.ts'
import type { StoredApproval } from '../store/recording/approvals.ts'
import type { Signing } from './fault-in-answer.ts'
import { readSent } from './sent.ts'
import { decisionIn } from './waiting.ts'

/** What was refused, as it waited, and by whom. */
interface Refused {
  readonly stored: StoredApproval
  readonly refusing: Signing & { readonly reason: string }
}

/**
 * Tells whoever proposed what was refused, and whoever signed it before, what it was, who refused it and why; what a station
 * proposed is told to all who work with material. Whoever withdraws it knows.
 */
export async function tellRefused(
  tx: Database,
  { streams }: Pick<Installation, 'streams'>,
  { stored, refusing: { principal, actor, id, reason } }: Refused,
): Promise<void> {
  const sent = readSent(stored.scan)
  const payload = {
    approval: id,
    stage: streams.get(sent.stream)?.allStages[sent.stage]?.action ?? sent.stage,
    refusedBy: principal.name,
    reason,
  }
  const isByPerson = stored.signed.some(({ operator }) => operator === stored.proposedBy)
  const others = stored.signed.filter(({ personId }) => personId !== principal.personId)
  const told = others.map(({ personId }) => ({ ...payload, person: personId }))
  await addOutboxEntries(
    tx,
    (isByPerson ? told : [payload]).map((one) => ({
      organisationKey: actor.organisationKey,
      topic: 'approval.refused',
      subject: subjectOf(stored),
      payload: one,
    })),
  )
}

/** The hand-over that a decision is about; else the batch, or the first of several. */
function subjectOf(stored: StoredApproval): string {
  const { batches } = stored.scan as { readonly batches?: readonly { readonly batch: string }[] }
  return decisionIn(stored)?.handOver ?? batches?.[0]?.batch ?? ''
}
