import type { z } from '@hono/zod-openapi'
import type { StationKey } from '../../store/organisations/stations.ts'
import type { stationSchema } from './station-schemas.ts'

type StationView = z.output<typeof stationSchema>

/** Stations with their keys, oldest first; what a station is bound to is what its newest key says. */
export function stationViews(keys: readonly StationKey[]): readonly StationView[] {
  const stations = Map.groupBy(keys, ({ stationId }) => stationId)
  return [...stations.values()].flatMap((own) => {
    const newest = own.at(-1)
    return newest === undefined ? [] : [stationView(newest, own)]
  })
}

function stationView(newest: StationKey, keys: readonly StationKey[]): StationView {
  const { stationId: id, name, role, facility, stages, signingKey } = newest
  return {
    id,
    name,
    role,
    facility,
    stages,
    signingKey: signingKey?.toString('base64url') ?? null,
    keys: keys.map((key) => ({
      prefix: key.prefix,
      created: key.createdTime.toISOString(),
      lastUsed: key.lastUsedTime?.toISOString() ?? null,
      expires: key.expiresTime?.toISOString() ?? null,
      revoked: key.revokedTime?.toISOString() ?? null,
    })),
  }
}
