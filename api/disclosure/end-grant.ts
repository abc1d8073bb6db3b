import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import { endGrant } from '../store/disclosure/grants.ts'
import type { Giver } from './give-grant.ts'

/** Ends a grant of one's own at once, with an entry on the audit trail; ended before, or nobody's, it changes nothing. */
export async function endGivenGrant(
  { store }: Pick<Installation, 'store'>,
  id: string,
  { principal, organisation: { organisationKey }, now }: Giver,
): Promise<void> {
  await store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      if (!(await endGrant(tx, organisationKey, { id, now }))) return
      const done = { kind: 'consent', action: 'grant ended', now } as const
      await audit(tx, principal, { ...done, detail: { granted: id } })
    })
}
