import { stationEnding } from '../../../domain/proof/station-challenge.ts'
import { isRefusal, type Refusal, refuse } from '../../../domain/refusal.ts'
import { isSignedBy, readSignature, readSigningKey } from '../../ed25519.ts'
import type { Principal } from '../../http/principal.ts'
import { audit } from '../../people/access/audit.ts'
import type { Database } from '../../store/database.ts'
import {
  endSigningKey,
  findSigners,
  isLiveKey,
  lockStation,
  type Signer,
} from '../../store/organisations/stations.ts'
import { awaitRecording } from '../../store/recording/senders.ts'

/** The station that signs with a key, or did; a refusal where the organisation has none. */
export async function stationOfKey(
  db: Database,
  organisationKey: number,
  signingKey: string,
): Promise<Signer | Refusal> {
  const key = readSigningKey(signingKey)
  const [found] = key === undefined ? [] : await findSigners(db, organisationKey, [key])
  return found ?? refuse('not_found', '/path/key', ['station_of_key_not_there'])
}

/** Ends a device's key for whoever holds it; the station stays, and another device may be invited. Done again, it changes nothing. */
export async function leaveStation(
  db: Database,
  {
    principal,
    organisationKey,
    signingKey,
    proof,
    now,
  }: {
    readonly principal: Principal
    readonly organisationKey: number
    readonly signingKey: string
    readonly proof: string
    readonly now: Date
  },
): Promise<Signer | Refusal> {
  return db.transaction().execute(async (tx) => {
    const asked = await stationOfKey(tx, organisationKey, signingKey)
    if (isRefusal(asked)) return asked
    const { stationId, name: station, signingKey: key } = asked
    const organisation = principal.organisation?.slug ?? ''
    const text = stationEnding({ organisation, station, signingKey })
    const signature = readSignature(proof)
    if (signature === undefined || !isSignedBy(key, text, signature)) {
      return refuse('invalid', '/proof', [
        'station_ending_unproved',
        { text: JSON.stringify(text) },
      ])
    }
    await lockStation(tx, organisationKey, stationId)
    if (isLiveKey(asked, now)) {
      await endSigningKey(tx, organisationKey, { stationId, signingKey: key, now })
      const detail = { station: stationId, name: station, signingKey }
      await audit(tx, principal, { kind: 'administration', action: 'station left', detail, now })
      await awaitRecording(tx, organisationKey)
    }
    return stationOfKey(tx, organisationKey, signingKey)
  })
}
