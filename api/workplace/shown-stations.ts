import type { ShownStation } from '../../web/pages/workplace/organisation/stations-page.ts'
import type { StationKey } from '../store/organisations/stations.ts'

/** Stations as their page shows them, the newest key of each first. */
export function shownStations(
  keys: readonly StationKey[],
  { now, zoneAt }: { now: Date; zoneAt: (facility: string | null) => string },
): readonly ShownStation[] {
  const stations = Map.groupBy(keys, ({ stationId }) => stationId)
  return [...stations].flatMap(([id, own]) => {
    const newest = own.at(-1)
    if (newest === undefined) return []
    const { name, role, facility, stages, signingKey } = newest
    return [
      {
        id,
        name,
        role,
        facility,
        timeZone: zoneAt(facility),
        stages: stages?.length ?? null,
        signs: signingKey !== null,
        keys: own.toReversed().map((key) => ({
          prefix: key.prefix,
          validity: validityOf(key, now),
          lastUsed: key.lastUsedTime?.toISOString() ?? null,
          expires: key.expiresTime?.toISOString() ?? null,
        })),
      },
    ]
  })
}

function validityOf({ revokedTime, expiresTime }: StationKey, now: Date) {
  if (revokedTime !== null) return 'revoked'
  return expiresTime !== null && expiresTime <= now ? 'expired' : 'live'
}
