import type { FaultName, FaultValues } from '../../domain/phrases.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Principal } from '../http/principal.ts'
import type { Database } from '../store/database.ts'
import { readFacilities, type StoredFacility } from '../store/organisations/facilities.ts'

/** The station's own facility, the one asked for, or the only one there is; refused where that leaves a choice or names none. */
export async function facilityOf(
  db: Database,
  organisationKey: number,
  { principal, asked }: { principal: Principal; asked: string | undefined },
): Promise<StoredFacility> {
  const bound = principal.kind === 'station' ? principal.facility : undefined
  const facilities = await readFacilities(db, organisationKey)
  if (bound !== undefined && asked !== undefined && asked !== bound) {
    const values = { facility: asked, bound }
    throw new RefusedError(refuse('outside_bounds', '/query/facility', ['work_elsewhere', values]))
  }
  const code = asked ?? bound ?? (facilities.length === 1 ? facilities[0]?.code : undefined)
  const found = facilities.find((one) => one.code === code)
  if (found !== undefined) return found
  throw new RefusedError(refuse('unknown_facility', '/query/facility', whyNot(code, facilities)))
}

function whyNot(
  facility: string | undefined,
  there: readonly StoredFacility[],
): readonly [FaultName, FaultValues?] {
  const facilities = there.map(({ code }) => code)
  if (facilities.length === 0) return ['facility_none_yet']
  if (facility === undefined) return ['facility_not_named', { facilities }]
  return ['facility_not_known', { facility, facilities }]
}
