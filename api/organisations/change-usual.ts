import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import type { Organisation } from '../store/organisations/organisations.ts'
import {
  changeUsualPlace,
  readOrganisation,
  type StoredOrganisation,
  type UsualChange,
} from '../store/organisations/register.ts'

interface Changing {
  readonly principal: Principal
  readonly organisation: Organisation
  readonly change: UsualChange
  readonly now: Date
}

/** Changes from now on what an organisation says of itself, and puts it on its trail. */
export async function changeUsual(
  { store }: Pick<Installation, 'store'>,
  { principal, organisation, change, now }: Changing,
): Promise<StoredOrganisation> {
  const { organisationKey } = organisation
  return store.system.transaction().execute(async (tx) => {
    await changeUsualPlace(tx, organisationKey, change)
    const detail = { ...change }
    const done = { kind: 'administration', action: 'organisation changed', detail, now } as const
    await audit(tx, principal, done)
    return readOrganisation(tx, organisationKey)
  })
}
