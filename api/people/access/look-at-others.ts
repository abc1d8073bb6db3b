import type { Context } from 'hono'
import type { AskedRequest } from '../../../domain/audit-action.ts'
import { askedRequest } from '../../http/asked-request.ts'
import type { Env } from '../../http/env.ts'
import type { Principal } from '../../http/principal.ts'
import type { Database } from '../../store/database.ts'
import { type AuditEntry, addAuditEntries } from '../../store/people/audit.ts'

/** Who looks, with which request, and when. */
export interface Look {
  readonly principal: Principal
  readonly action: AskedRequest
  readonly now: Date
}

/** The look that a request is. */
export function lookOf(context: Context<Env>): Look {
  const action = askedRequest(context)
  return { principal: context.get('principal'), action, now: context.get('now')() }
}

/**
 * Puts a regulator's look on the trail of every further organisation whose rows the answer shows; that of the one looked at
 * was told by the guard. MUST be done before the rows are sent. Of anybody else nothing is noted: they see what is theirs.
 */
export async function lookAtOthers(
  system: Database,
  { principal, action, now }: Look,
  shown: readonly number[],
): Promise<void> {
  if (principal.role !== 'regulator' || principal.kind !== 'person') return
  const { authority, organisation, personId, name } = principal
  const known = [authority?.organisationKey, organisation?.organisationKey]
  const others = new Set(shown.filter((key) => !known.includes(key)))
  const entries = [...others].map(
    (organisationKey): AuditEntry => ({
      organisationKey,
      time: now,
      kind: 'look',
      actorKind: 'person',
      actor: personId,
      actorName: name,
      action,
      ...(authority === undefined ? {} : { actorOrganisationKey: authority.organisationKey }),
    }),
  )
  await addAuditEntries(system, entries)
}
