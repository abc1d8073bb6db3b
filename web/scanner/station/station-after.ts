import type { DeviceStation } from './device-station.ts'

/** What its organisation and its place are called in the languages of readers. */
type PlaceNames = Pick<DeviceStation, 'organisationNames' | 'facilityNames'>

/** What the server says of a station after it was made: that it has ended, or what its place is called now. */
export type SaidOfStation =
  | { readonly ended: true }
  | (Required<Pick<DeviceStation, 'organisationName' | 'facilityName'>> & PlaceNames)

/** What a device keeps of its station, as far as the server can change it. */
interface Changing extends Pick<DeviceStation, 'organisationName' | 'facilityName'>, PlaceNames {
  readonly signingKey: string
  readonly ended?: true
}

/**
 * The station as it is to be kept after that was said of these keys; undefined where nothing changes, as where it is gone, has ended or is
 * another one by now.
 */
export function stationAfter<Station extends Changing>(
  station: Station | undefined,
  signingKeys: readonly string[],
  said: SaidOfStation,
): Station | undefined {
  if (station === undefined || station.ended || !signingKeys.includes(station.signingKey))
    return undefined
  if ('ended' in said) return { ...station, ended: true }
  return namesOf(station) === namesOf({ ...station, ...said }) ? undefined : { ...station, ...said }
}

function namesOf({
  organisationName,
  organisationNames = {},
  facilityName,
  facilityNames = {},
}: Changing): string {
  return JSON.stringify([organisationName, organisationNames, facilityName, facilityNames])
}
