import type { RevocationReason, SuspensionReason } from '../../domain/passport/status-reasons.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Principal } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Database } from '../store/database.ts'
import { lockPassports } from '../store/passports/due.ts'
import { findVersion, type PublishedVersion } from '../store/passports/published.ts'
import { setSuspended } from '../store/passports/write-passports.ts'
import type { Issuing } from './credential-of.ts'
import { revokeVersion } from './revoke.ts'

/** What an issuer does to a version of theirs. */
export type StatusChange =
  | { readonly does: 'revoke'; readonly reason: RevocationReason }
  | { readonly does: 'suspend'; readonly reason: SuspensionReason }
  | { readonly does: 'reinstate' }

/** Who does it to which version. */
export interface Changing extends Pick<Issuing, 'secret' | 'addresses' | 'now'> {
  readonly principal: Principal
  readonly organisationKey: number
  readonly id: string
}

/**
 * Changes how a version of a passport stands, by right of the one who issued it; done again, it changes nothing. Nobody else has
 * such a version, and nobody learns that another has.
 */
export async function changeStatus(
  db: Database,
  change: StatusChange,
  { principal, organisationKey, id, ...signing }: Changing,
): Promise<PublishedVersion> {
  return db.transaction().execute(async (tx) => {
    await lockPassports(tx)
    const version = await findVersion(tx, id)
    if (version?.organisationKey !== organisationKey) throw new RefusedError(noVersion)
    const refused = refusalOf(version, change)
    if (refused !== undefined) throw new RefusedError(refused)
    if (isDone(version, change)) return version
    const { now } = signing
    if (change.does === 'revoke') {
      await revokeVersion(tx, { versionId: id }, { ...signing, reason: change.reason })
    } else {
      const reason = change.does === 'suspend' ? change.reason : null
      await setSuspended(tx, id, { reason, now })
    }
    const detail = { version: id, passport: version.passport, ...change }
    await audit(tx, principal, {
      kind: 'administration',
      action: `passport ${change.does}`,
      detail,
      now,
    })
    return (await findVersion(tx, id)) ?? version
  })
}

const noVersion = refuse('not_found', '/path/id', ['passport_not_there'])

function refusalOf(version: PublishedVersion, { does }: StatusChange): Refusal | undefined {
  if (version.revokedTime === null || does === 'revoke') return undefined
  return refuse('not_allowed', '/path/id', ['passport_is_revoked'])
}

function isDone(version: PublishedVersion, change: StatusChange): boolean {
  switch (change.does) {
    case 'revoke':
      return version.revokedTime !== null
    case 'suspend':
      return version.suspensionReason === change.reason
    case 'reinstate':
      return version.suspendedTime === null
    default:
      return change satisfies never
  }
}
