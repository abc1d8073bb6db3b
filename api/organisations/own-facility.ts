import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Database } from '../store/database.ts'
import { findFacility, type StoredFacility } from '../store/organisations/facilities.ts'

/** The organisation's facility of this code in the path. Throws the refusal that another organisation's gets as well. */
export async function ownFacility(
  db: Database,
  organisationKey: number,
  code: string,
): Promise<StoredFacility> {
  const facility = await findFacility(db, organisationKey, code)
  if (facility !== undefined) return facility
  throw new RefusedError(
    refuse('not_found', '/path/code', ['facility_not_there', { facility: code }]),
  )
}
