import type { Transaction } from 'kysely'
import type { Fault } from '../../domain/refusal.ts'
import { faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { By } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Tables } from '../store/database.ts'
import {
  readStillThere,
  type StoredFacility,
  setClosed,
} from '../store/organisations/facilities.ts'
import { ownFacility } from './own-facility.ts'

/**
 * Closes a facility: it takes no scans from now on and no form offers it, and its history stays. Refused while something is there,
 * which is named. Done again, it changes nothing and says nothing.
 */
export async function closeFacility(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  code: string,
): Promise<StoredFacility> {
  const facility = await ownFacility(tx, organisationKey, code)
  const { facilityKey } = facility
  const there = await readStillThere(tx, organisationKey, facilityKey)
  const faults: readonly Fault[] = [
    ...(there.batchCount === 0
      ? []
      : [
          faultOf('/path/code', 'facility_holds_batches', {
            facility: facility.code,
            n: there.batchCount,
            batches: there.batches,
          }),
        ]),
    ...(there.handOverCount === 0
      ? []
      : [
          faultOf('/path/code', 'facility_has_hand_overs', {
            facility: facility.code,
            n: there.handOverCount,
            handOvers: there.handOvers,
          }),
        ]),
  ]
  if (faults.length > 0) throw new RefusedError({ code: 'facility_in_use', faults })
  if (facility.closedTime !== null) return facility
  await setClosed(tx, organisationKey, { facilityKey, closedTime: now })
  const detail = { facility: facility.code }
  await audit(tx, principal, { kind: 'administration', action: 'facility closed', detail, now })
  return ownFacility(tx, organisationKey, code)
}

/** Opens a facility again that was closed; of one that is open it changes nothing and says nothing. */
export async function openFacility(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  code: string,
): Promise<StoredFacility> {
  const facility = await ownFacility(tx, organisationKey, code)
  if (facility.closedTime === null) return facility
  await setClosed(tx, organisationKey, { facilityKey: facility.facilityKey, closedTime: null })
  const detail = { facility: facility.code }
  await audit(tx, principal, { kind: 'administration', action: 'facility opened', detail, now })
  return ownFacility(tx, organisationKey, code)
}
