import type { AskedRequest, AuditAction } from '../../../domain/audit-action.ts'
import { idOf, type Principal } from '../../http/principal.ts'
import type { Database } from '../../store/database.ts'
import { type AuditActor, addAuditEntry } from '../../store/people/audit.ts'
import type { AuditKind } from '../../store/tables/people-tables.ts'

export interface Done {
  readonly kind: AuditKind
  readonly action: AuditAction | AskedRequest
  readonly detail?: Readonly<Record<string, unknown>>
  readonly now: Date
}

/** Puts what a principal did on the audit trail of the organisation that it was done with. */
export async function audit(db: Database, principal: Principal, done: Done): Promise<void> {
  const { organisation } = principal
  if (organisation === undefined) throw new RangeError(`Cannot audit "${done.action}": for nobody`)
  const authority = principal.kind === 'person' ? principal.authority : undefined
  await addAuditEntry(db, {
    organisationKey: organisation.organisationKey,
    time: done.now,
    kind: done.kind,
    actorKind: principal.kind,
    actor: idOf(principal),
    actorName: principal.name,
    ...(authority === undefined ? {} : { actorOrganisationKey: authority.organisationKey }),
    action: done.action,
    ...(done.detail === undefined ? {} : { detail: done.detail }),
  })
}

/** Puts what principals do on the trail, all of one kind; the action is method and path of what was asked. */
export function auditAs(kind: AuditKind, db: Database, now: () => Date) {
  return (principal: Principal, action: AskedRequest) =>
    audit(db, principal, { kind, action, now: now() })
}

/** Whoever asks, as the trail of somebody else’s account names them. */
export function actorOf(principal: Principal): AuditActor {
  const { kind, name, organisation } = principal
  const id = principal.kind === 'person' ? principal.personId : String(principal.keyKey)
  return { kind, id, name, organisationKey: organisation?.organisationKey ?? null }
}
