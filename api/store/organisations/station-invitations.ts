import type { Database } from '../database.ts'

/** An invitation by which a device becomes a station, as whoever holds its code finds it. */
export interface StationInvitation {
  readonly invitationKey: number
  readonly stationId: string
  readonly expiresTime: Date
  /** The signing key that came of it; null while nobody took it. */
  readonly takenBy: Buffer | null
}

/** Adds an invitation; those of the station that nobody took end at once. MUST come while the station is locked. */
export async function addStationInvitation(
  tx: Database,
  organisationKey: number,
  {
    stationId,
    digest,
    invitedBy,
    now,
    expires,
  }: {
    readonly stationId: string
    readonly digest: Buffer
    readonly invitedBy: string
    readonly now: Date
    readonly expires: Date
  },
): Promise<void> {
  await tx
    .updateTable('station_invitation')
    .set({ expires_time: now })
    .where('organisation_key', '=', organisationKey)
    .where('station_id', '=', stationId)
    .where('access_key_key', 'is', null)
    .where('expires_time', '>', now)
    .execute()
  await tx
    .insertInto('station_invitation')
    .values({
      organisation_key: organisationKey,
      station_id: stationId,
      digest,
      invited_by: invitedBy,
      created_time: now,
      expires_time: expires,
    })
    .execute()
}

/** The invitation of this digest, also one that is over; undefined where the organisation has none. */
export async function findStationInvitation(
  db: Database,
  organisationKey: number,
  digest: Buffer,
): Promise<StationInvitation | undefined> {
  return db
    .selectFrom('station_invitation')
    .leftJoin('access_key', 'access_key.access_key_key', 'station_invitation.access_key_key')
    .select([
      'station_invitation_key as invitationKey',
      'station_invitation.station_id as stationId',
    ])
    .select(['station_invitation.expires_time as expiresTime', 'signing_key as takenBy'])
    .where('station_invitation.organisation_key', '=', organisationKey)
    .where('station_invitation.digest', '=', digest)
    .executeTakeFirst()
}

/** Notes which of the organisation's keys came of an invitation, which nobody takes after. */
export async function noteTaken(
  tx: Database,
  organisationKey: number,
  { invitationKey, keyKey }: { invitationKey: number; keyKey: number },
): Promise<void> {
  await tx
    .updateTable('station_invitation')
    .set({ access_key_key: keyKey })
    .where('organisation_key', '=', organisationKey)
    .where('station_invitation_key', '=', invitationKey)
    .execute()
}
