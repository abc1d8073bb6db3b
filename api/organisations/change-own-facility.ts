import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import type { Principal } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Tables } from '../store/database.ts'
import { changeFacility, type StoredFacility } from '../store/organisations/facilities.ts'
import type { facilityChangeSchema } from './facility-schemas.ts'
import { ownFacility } from './own-facility.ts'

/** Who changes something of which organisation, and when. */
export interface By {
  readonly principal: Principal
  readonly organisationKey: number
  readonly now: Date
}

/**
 * Changes what is said of a facility from now on, or refuses a code that is none of the organisation's. What is recorded was
 * judged by what was said then.
 */
export async function changeOwnFacility(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  { code, asked }: { code: string; asked: z.output<typeof facilityChangeSchema> },
): Promise<StoredFacility> {
  const { facilityKey } = await ownFacility(tx, organisationKey, code)
  await changeFacility(tx, organisationKey, { facilityKey, change: asked })
  const detail = { facility: code, ...asked }
  await audit(tx, principal, { kind: 'administration', action: 'facility changed', detail, now })
  return ownFacility(tx, organisationKey, code)
}
