import { ask } from '../api.ts'
import { recallWho } from '../who.ts'
import type { DeviceStation } from './device-station.ts'
import { noteEnded, noteSaid, readKept } from './kept-station.ts'

/** Asks whether the station that this device is still counts, so that somebody is told before they sign for nothing, and what its place is called now. Never rejects. */
export async function askStation(): Promise<void> {
  try {
    const station = await readKept('station')
    if (station === undefined || station.ended) return
    // Another organisation is told nothing of it.
    if (recallWho()?.organisation !== station.organisation) return
    const { signingKey } = station
    const answer = await ask<DeviceStation>(`/stations/devices/${signingKey}`, 'en')
    if (!('value' in answer)) return
    const { ended, organisationName, facilityName } = answer.value
    const { organisationNames = {}, facilityNames = {} } = answer.value
    if (ended) return await noteEnded([signingKey])
    if (organisationName === undefined || facilityName === undefined) return
    await noteSaid([signingKey], {
      organisationName,
      organisationNames,
      facilityName,
      facilityNames,
    })
  } catch {
    // Asked again when the app next opens; what is signed meanwhile is refused with words.
  }
}
