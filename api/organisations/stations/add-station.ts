import type { z } from '@hono/zod-openapi'
import type { Refusal } from '../../../domain/refusal.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { readSigningKey } from '../../ed25519.ts'
import type { Principal } from '../../http/principal.ts'
import { makeStationKey } from '../../people/access/access-keys.ts'
import { audit } from '../../people/access/audit.ts'
import type { Database } from '../../store/database.ts'
import { listStationKeys } from '../../store/organisations/stations.ts'
import { faultsInGivenKey } from './prove-signing-key.ts'
import { readBounds } from './read-bounds.ts'
import type { Rotated } from './rotate-station.ts'
import type { newStationSchema } from './station-schemas.ts'

/** Makes a station with a key, which is shown this once; for the API and the pages alike. */
export async function addStation(
  { streams }: { readonly streams: ReadonlyMap<string, LoadedStream> },
  db: Database,
  adding: {
    readonly principal: Principal
    readonly organisationKey: number
    readonly asked: z.output<typeof newStationSchema>
    readonly now: Date
  },
): Promise<Rotated | Refusal> {
  const { principal, organisationKey, now } = adding
  const { name, role, signingKey, signingKeyProof: proof, ...asked } = adding.asked
  const { bounds, faults } = await readBounds(asked, { db, organisationKey, streams, now })
  const organisation = principal.organisation?.slug ?? ''
  const proving = { organisation, organisationKey, station: name, signingKey, proof, now }
  const unproved = await faultsInGivenKey(db, proving)
  const all = [...faults, ...unproved]
  if (all.length > 0) return { code: 'invalid', faults: all }
  const own = signingKey === undefined ? null : (readSigningKey(signingKey) ?? null)
  return db.transaction().execute(async (tx) => {
    const terms = { name, role, ...bounds, signingKey: own, now }
    const { key, prefix, stationId } = await makeStationKey(tx, organisationKey, terms)
    const detail = { station: stationId, name, role, prefix, ...asked, signed: own !== null }
    await audit(tx, principal, { kind: 'administration', action: 'station added', detail, now })
    return { keys: await listStationKeys(tx, organisationKey, stationId), key }
  })
}
