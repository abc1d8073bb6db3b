import { type Fault, type Refusal, refuse } from '../../../domain/refusal.ts'
import { invitationIn, invitationRules } from '../../../domain/station-invitation.ts'
import { sha256Bytes } from '../../digest.ts'
import { readSigningKey } from '../../ed25519.ts'
import type { Principal } from '../../http/principal.ts'
import { makeStationKey } from '../../people/access/access-keys.ts'
import { audit } from '../../people/access/audit.ts'
import type { Database } from '../../store/database.ts'
import {
  findStationInvitation,
  noteTaken,
  type StationInvitation,
} from '../../store/organisations/station-invitations.ts'
import {
  endStationKeys,
  isLiveKey,
  listStationKeys,
  lockStation,
  type StationKey,
} from '../../store/organisations/stations.ts'
import { awaitRecording } from '../../store/recording/senders.ts'
import { stationEnded } from './invite-device.ts'
import { faultsInSigningKey } from './prove-signing-key.ts'

interface Taking {
  readonly principal: Principal
  readonly organisationKey: number
  /** The link of the QR, or its code alone. */
  readonly invitation: string
  readonly now: Date
}

/** The station that an open invitation is to, by its newest key; refused alike when unknown, another organisation's, taken or too old. */
export async function readInvitation(db: Database, taking: Taking): Promise<StationKey | Refusal> {
  const { organisationKey, now } = taking
  const found = await invitationOf(db, taking)
  if (found === undefined || !isOpen(found, now)) return gone
  const station = (await listStationKeys(db, organisationKey, found.stationId)).at(-1)
  if (station === undefined) return gone
  return station.revokedTime === null ? station : stationEnded(station)
}

/**
 * Makes a device the station that it was invited to: its key takes the place of every key before, which end at once. The same device that
 * asks again, since the answer was lost, has it again; nobody else.
 */
export async function takeInvitation(
  db: Database,
  taking: Taking & { readonly signingKey: string; readonly proof: string },
): Promise<StationKey | Refusal> {
  const { principal, organisationKey, signingKey, now } = taking
  const given = readSigningKey(signingKey)
  if (given === undefined) throw new RangeError('Cannot take a signing key that cannot be read')
  return db.transaction().execute(async (tx) => {
    const asked = await invitationOf(tx, taking)
    if (asked === undefined) return gone
    const { stationId } = asked
    await lockStation(tx, organisationKey, stationId)
    const found = await invitationOf(tx, taking)
    const newest = (await listStationKeys(tx, organisationKey, stationId)).at(-1)
    if (found === undefined || newest === undefined) return gone
    if (newest.revokedTime !== null) return stationEnded(newest)
    const isAgain = found.takenBy?.equals(given) === true && newest.signingKey?.equals(given)
    if (!isAgain && !isOpen(found, now)) return gone
    const faults = await faultsInDevice(tx, taking, newest)
    if (faults.length > 0) return { code: 'invalid', faults }
    if (isAgain) return isLiveKey(newest, now) ? newest : gone
    await endStationKeys(tx, organisationKey, { stationId, now })
    const { name, role, facilityKey, stages, expiresTime } = newest
    const expires = isLiveKey(newest, now) ? expiresTime : null
    const terms = { name, role, facilityKey, stages, expires, now, stationId, signingKey: given }
    // Nobody ever sees the key of this key: what the device sends goes in the name of whoever holds it.
    const { prefix } = await makeStationKey(tx, organisationKey, terms)
    const made = (await listStationKeys(tx, organisationKey, stationId)).at(-1)
    if (made === undefined) throw new RangeError('Cannot find the key that was made')
    const { invitationKey } = found
    await noteTaken(tx, organisationKey, { invitationKey, keyKey: made.keyKey })
    const detail = { station: stationId, name, prefix, replaces: newest.prefix }
    await audit(tx, principal, { kind: 'administration', action: 'station taken', detail, now })
    await awaitRecording(tx, organisationKey)
    return made
  })
}

async function faultsInDevice(
  tx: Database,
  { principal, organisationKey, signingKey, proof, now }: Parameters<typeof takeInvitation>[1],
  { name: station, stationId }: StationKey,
): Promise<readonly Fault[]> {
  const organisation = principal.organisation?.slug ?? ''
  const proving = { organisation, organisationKey, station, stationId, signingKey, proof, now }
  return faultsInSigningKey(tx, proving)
}

async function invitationOf(
  db: Database,
  { organisationKey, invitation }: Pick<Taking, 'organisationKey' | 'invitation'>,
): Promise<StationInvitation | undefined> {
  const code = invitationIn(invitation) ?? invitation.trim().toUpperCase()
  return findStationInvitation(db, organisationKey, sha256Bytes(code))
}

function isOpen({ takenBy, expiresTime }: StationInvitation, now: Date): boolean {
  return takenBy === null && expiresTime > now
}

const { minutes } = invitationRules
const gone = refuse('not_found', '/invitation', ['station_invitation_gone', { minutes }])
