import type { z } from '@hono/zod-openapi'
import { type Fault, type Refusal, refuse } from '../../../domain/refusal.ts'
import { readSigningKey } from '../../ed25519.ts'
import { makeStationKey } from '../../people/access/access-keys.ts'
import { audit } from '../../people/access/audit.ts'
import type { Database } from '../../store/database.ts'
import {
  endStationKeys,
  listStationKeys,
  lockStation,
  type StationKey,
} from '../../store/organisations/stations.ts'
import { noStation, type StationChange } from './end-station.ts'
import { faultsInGivenKey } from './prove-signing-key.ts'
import type { rotationSchema } from './station-schemas.ts'

export interface Rotated {
  readonly keys: readonly StationKey[]
  /** The new key, shown this once. */
  readonly key: string
}

/** Gives a station a new key with the bounds of its newest one; the older keys end at once or after the time of grace. */
export async function rotateStation(
  db: Database,
  change: StationChange & { readonly asked: z.output<typeof rotationSchema> },
): Promise<Rotated | Refusal> {
  const { principal, organisationKey, stationId, asked, now } = change
  const expires = asked.expires === undefined ? null : new Date(asked.expires)
  if (expires !== null && expires <= now) {
    return refuse('invalid', '/expires', [
      'station_key_ended_before',
      { time: asked.expires ?? '' },
    ])
  }
  return db.transaction().execute(async (tx) => {
    await lockStation(tx, organisationKey, stationId)
    const newest = (await listStationKeys(tx, organisationKey, stationId)).at(-1)
    if (newest === undefined) return noStation(stationId)
    if (newest.revokedTime !== null) return ended(newest)
    const faults = await faultsInNewKey(tx, change, newest)
    if (faults.length > 0) return { code: 'invalid', faults }
    const until = new Date(now.getTime() + asked.graceHours * 3_600_000)
    await endStationKeys(tx, organisationKey, {
      stationId,
      now,
      ...(asked.graceHours === 0 ? {} : { until }),
    })
    const { name, role, facilityKey, stages } = newest
    const { key, prefix } = await makeStationKey(tx, organisationKey, {
      name,
      role,
      facilityKey,
      stages,
      expires,
      now,
      stationId,
      signingKey: signingKeyOf(asked.signingKey, newest),
    })
    const detail = { station: stationId, prefix, replaces: newest.prefix, ...asked }
    await audit(tx, principal, { kind: 'administration', action: 'station rotated', detail, now })
    return { keys: await listStationKeys(tx, organisationKey, stationId), key }
  })
}

async function faultsInNewKey(
  tx: Database,
  { principal, organisationKey, stationId, asked, now }: Parameters<typeof rotateStation>[1],
  { name: station }: StationKey,
): Promise<readonly Fault[]> {
  const { signingKey, signingKeyProof: proof } = asked
  const organisation = principal.organisation?.slug ?? ''
  const proving = { organisation, organisationKey, station, stationId, signingKey, proof, now }
  return faultsInGivenKey(tx, proving)
}

function signingKeyOf(asked: string | null | undefined, newest: StationKey): Buffer | null {
  if (asked === undefined) return newest.signingKey
  return asked === null ? null : (readSigningKey(asked) ?? null)
}

function ended({ name, prefix }: StationKey): Refusal {
  return refuse('not_allowed', '/path/id', ['station_key_revoked', { station: name, prefix }])
}
