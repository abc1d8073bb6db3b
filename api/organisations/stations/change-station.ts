import type { z } from '@hono/zod-openapi'
import { hourMilliseconds } from '../../../domain/hours.ts'
import { type Fault, faultOf, type Refusal, refuse } from '../../../domain/refusal.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { readSigningKey } from '../../ed25519.ts'
import type { Principal } from '../../http/principal.ts'
import { makeStationKey } from '../../people/access/access-keys.ts'
import { audit } from '../../people/access/audit.ts'
import type { Database } from '../../store/database.ts'
import {
  endStationKeys,
  isLiveKey,
  listStationKeys,
  lockStation,
  type StationKey,
} from '../../store/organisations/stations.ts'
import { awaitRecording } from '../../store/recording/senders.ts'
import { faultsInGivenKey, faultsInHolder } from './prove-signing-key.ts'
import { readBounds } from './read-bounds.ts'
import type { newStationSchema, rotationSchema } from './station-schemas.ts'

export interface Rotated {
  readonly keys: readonly StationKey[]
  /** The new key, shown this once. */
  readonly key: string
}

/**
 * Gives a station a new key with the bounds of its newest one; the older keys end at once or after the time of grace. It signs with the key that
 * it signs with now, unless another one is given; one that has ended is not given back but to whoever proves to hold it.
 */
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
    const until = new Date(now.getTime() + asked.graceHours * hourMilliseconds)
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
    await awaitRecording(tx, organisationKey)
    return { keys: await listStationKeys(tx, organisationKey, stationId), key }
  })
}

async function faultsInNewKey(
  tx: Database,
  { principal, organisationKey, stationId, asked, now }: Parameters<typeof rotateStation>[1],
  newest: StationKey,
): Promise<readonly Fault[]> {
  const { name: station, signingKey: before } = newest
  const { signingKey, signingKeyProof: proof } = asked
  const organisation = principal.organisation?.slug ?? ''
  const proving = { organisation, organisationKey, station, stationId, signingKey, proof, now }
  const faults = await faultsInGivenKey(tx, proving)
  if (signingKey !== undefined || before === null) return faults
  // Whoever held it gave it up, or its time is over, and another station may have taken it since.
  const taken = await faultsInHolder(tx, proving, before)
  if (taken.length > 0 || isLiveKey(newest, now)) return [...faults, ...taken]
  return [...faults, faultOf('/signingKey', 'signing_key_ended', { station })]
}

function signingKeyOf(asked: string | null | undefined, newest: StationKey): Buffer | null {
  if (asked === undefined) return newest.signingKey
  return asked === null ? null : (readSigningKey(asked) ?? null)
}

function ended({ name, prefix }: StationKey): Refusal {
  return refuse('not_allowed', '/path/id', ['station_key_revoked', { station: name, prefix }])
}

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
  const own = signingKey === undefined ? null : (readSigningKey(signingKey) ?? null)
  return db.transaction().execute(async (tx) => {
    const all = [...faults, ...(await faultsInGivenKey(tx, proving))]
    if (all.length > 0) return { code: 'invalid', faults: all }
    const terms = { name, role, ...bounds, signingKey: own, now }
    const { key, prefix, stationId } = await makeStationKey(tx, organisationKey, terms)
    const detail = { station: stationId, name, role, prefix, ...asked, signed: own !== null }
    await audit(tx, principal, { kind: 'administration', action: 'station added', detail, now })
    return { keys: await listStationKeys(tx, organisationKey, stationId), key }
  })
}

/** Who changes which station, and when. */
interface StationChange {
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
    await awaitRecording(tx, organisationKey)
    return listStationKeys(tx, organisationKey, stationId)
  })
}

/** Said of another organisation's station as well. */
export function noStation(stationId: string): Refusal {
  return refuse('not_found', '/path/id', ['station_not_there', { station: stationId }])
}
