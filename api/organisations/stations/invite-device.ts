import { minuteMilliseconds } from '../../../domain/hours.ts'
import { type Refusal, refuse } from '../../../domain/refusal.ts'
import { shortCodeOf } from '../../../domain/short-code.ts'
import { invitationRules } from '../../../domain/station-invitation.ts'
import { sha256Bytes } from '../../digest.ts'
import { idOf, type Principal } from '../../http/principal.ts'
import { audit } from '../../people/access/audit.ts'
import { randomId } from '../../random-id.ts'
import type { Database } from '../../store/database.ts'
import { addStationInvitation } from '../../store/organisations/station-invitations.ts'
import {
  listStationKeys,
  lockStation,
  type StationKey,
} from '../../store/organisations/stations.ts'
import { noStation } from './change-station.ts'

/** An invitation by which a device becomes a station. */
export interface Invited {
  readonly station: StationKey
  /** 26 characters of Crockford's base 32: 128 random bits, shown this once. */
  readonly code: string
  readonly expires: Date
}

/** Invites one device to become a station; whatever invitation of the station was open ends. For the API and the pages alike. */
export async function inviteDevice(
  db: Database,
  {
    principal,
    organisationKey,
    stationId,
    now,
  }: {
    readonly principal: Principal
    readonly organisationKey: number
    readonly stationId: string
    readonly now: Date
  },
): Promise<Invited | Refusal> {
  return db.transaction().execute(async (tx) => {
    await lockStation(tx, organisationKey, stationId)
    const station = (await listStationKeys(tx, organisationKey, stationId)).at(-1)
    if (station === undefined) return noStation(stationId)
    if (station.revokedTime !== null) return stationEnded(station)
    const code = shortCodeOf(randomId())
    const expires = new Date(now.getTime() + invitationRules.minutes * minuteMilliseconds)
    const invitedBy = idOf(principal)
    const digest = sha256Bytes(code)
    await addStationInvitation(tx, organisationKey, { stationId, digest, invitedBy, now, expires })
    const detail = { station: stationId, name: station.name, expires: expires.toISOString() }
    await audit(tx, principal, { kind: 'administration', action: 'station invited', detail, now })
    return { station, code, expires }
  })
}

/** Said of a station whose last key was revoked. */
export function stationEnded({ name }: StationKey): Refusal {
  return refuse('not_allowed', '', ['station_ended', { station: name }])
}
