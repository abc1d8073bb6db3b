import { type Refusal, refuse } from '../../../domain/refusal.ts'
import type { Principal } from '../../http/principal.ts'
import { audit } from '../../people/access/audit.ts'
import type { Database } from '../../store/database.ts'
import {
  endStationKeys,
  listStationKeys,
  lockStation,
  type StationKey,
} from '../../store/organisations/stations.ts'

/** Who changes which station, and when. */
export interface StationChange {
  readonly principal: Principal
  readonly organisationKey: number
  readonly stationId: string
  readonly now: Date
}

/** Revokes every live key of a station; gives its keys. Done again, it changes nothing and says nothing. */
export async function endStation(
  db: Database,
  { principal, organisationKey, stationId, now }: StationChange,
): Promise<readonly StationKey[] | Refusal> {
  return db.transaction().execute(async (tx) => {
    await lockStation(tx, organisationKey, stationId)
    const before = await listStationKeys(tx, organisationKey, stationId)
    if (before.length === 0) return noStation(stationId)
    const live = before.filter(({ revokedTime }) => revokedTime === null)
    if (live.length === 0) return before
    await endStationKeys(tx, organisationKey, { stationId, now })
    const detail = { station: stationId, prefixes: live.map(({ prefix }) => prefix) }
    await audit(tx, principal, { kind: 'administration', action: 'station revoked', detail, now })
    return listStationKeys(tx, organisationKey, stationId)
  })
}

/** Said of another organisation's station as well. */
export function noStation(stationId: string): Refusal {
  return refuse('not_found', '/path/id', ['station_not_there', { station: stationId }])
}
