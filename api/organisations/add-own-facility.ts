import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { By } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import { refuseAlike } from '../store/alike.ts'
import type { Tables } from '../store/database.ts'
import { changeFacility, type StoredFacility } from '../store/organisations/facilities.ts'
import { addFacility } from '../store/organisations/organisations.ts'
import { estateKeyOf } from './change-own-facility.ts'
import type { facilitySchema } from './facility-schemas.ts'
import { ownFacility } from './own-facility.ts'

/** Adds a facility with all that is said of it; throws the refusal of a code that is taken, or looks like one that is. */
export async function addOwnFacility(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  { code, name, estate, ...said }: z.output<typeof facilitySchema>,
): Promise<StoredFacility> {
  const as = ['facility_exists', '/code'] as const
  await refuseAlike(tx, organisationKey, { table: 'facility', text: code, as })
  if (!(await addFacility(tx, organisationKey, { code, name, now }))) {
    const taken = ['facility_code_taken', { facility: code }] as const
    throw new RefusedError(refuse('facility_exists', '/code', taken))
  }
  const { facilityKey } = await ownFacility(tx, organisationKey, code)
  const estateKey = await estateKeyOf(tx, organisationKey, estate)
  const change = Object.assign({ estateKey }, said)
  await changeFacility(tx, organisationKey, { facilityKey, change })
  const detail = { facility: code, name, ...(estate && { estate }), ...said }
  await audit(tx, principal, { kind: 'administration', action: 'facility added', detail, now })
  return ownFacility(tx, organisationKey, code)
}
