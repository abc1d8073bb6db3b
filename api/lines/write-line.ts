import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { type LineVersion, versionOn } from '../../domain/line/line-version.ts'
import { faultsInShifts } from '../../domain/line/shifts.ts'
import { localDay } from '../../domain/local-day.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { By } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Tables } from '../store/database.ts'
import {
  addLine,
  addLineVersion,
  lockLines,
  readLines,
  type StoredLine,
} from '../store/lines/lines.ts'
import { findFacility } from '../store/organisations/facilities.ts'
import { listStationKeys } from '../store/organisations/stations.ts'
import type { lineVersionSchema, newLineSchema } from './line-schemas.ts'
import { ownLine } from './own-line.ts'

type Said = z.output<typeof lineVersionSchema>

/** Adds a line with its first version; throws every fault in it as one refusal. */
export async function addOwnLine(
  tx: Transaction<Tables>,
  by: By,
  { code, facility, ...said }: z.output<typeof newLineSchema>,
): Promise<StoredLine> {
  const { organisationKey, principal, now } = by
  await lockLines(tx, organisationKey)
  const lines = await readLines(tx, organisationKey)
  const found = await findFacility(tx, organisationKey, facility)
  const version = versionOf(said, { version: 1, now, timeZone: found?.place.timeZone })
  const faults = [
    ...(lines.some((one) => one.code === code)
      ? [faultOf('/code', 'line_code_taken', { line: code })]
      : []),
    ...(found === undefined ? [faultOf('/facility', 'facility_not_there', { facility })] : []),
    ...(await faultsInVersion(tx, organisationKey, { code, facility, version, lines })),
  ]
  if (faults.length > 0 || found === undefined) throw new RefusedError({ code: 'invalid', faults })
  const lineKey = await addLine(tx, organisationKey, { facilityKey: found.facilityKey, code, now })
  await addLineVersion(tx, organisationKey, { lineKey, said: version, by: principal.name, now })
  const detail = { line: code, facility, ...version }
  await audit(tx, principal, { kind: 'administration', action: 'line added', detail, now })
  return ownLine(tx, organisationKey, code)
}

/** Says what a line is from a day on; throws every fault in it as one refusal. What was recorded before is judged by what was said then. */
export async function changeOwnLine(
  tx: Transaction<Tables>,
  by: By,
  { code, said }: { code: string; said: Said },
): Promise<StoredLine> {
  const { organisationKey, principal, now } = by
  await lockLines(tx, organisationKey)
  const lines = await readLines(tx, organisationKey)
  const { lineKey, facility, timeZone, versions } = await ownLine(tx, organisationKey, code)
  const next = (versions.at(-1)?.version ?? 0) + 1
  const version = versionOf(said, { version: next, now, timeZone })
  const faults = await faultsInVersion(tx, organisationKey, { code, facility, version, lines })
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  await addLineVersion(tx, organisationKey, { lineKey, said: version, by: principal.name, now })
  const detail = { line: code, ...version }
  await audit(tx, principal, { kind: 'administration', action: 'line changed', detail, now })
  return ownLine(tx, organisationKey, code)
}

function versionOf(
  { validFrom, stations, ...said }: Said,
  { version, now, timeZone }: { version: number; now: Date; timeZone: string | null | undefined },
): LineVersion {
  return {
    ...said,
    version,
    validFrom: validFrom ?? localDay(now, { timeZone }),
    stations: stations.map(({ station, ratedPerHour = said.ratedPerHour }) => ({
      station,
      ratedPerHour,
    })),
  }
}

/** What is wrong with a version beside its shape: its shifts, and its stations one by one. */
async function faultsInVersion(
  tx: Transaction<Tables>,
  organisationKey: number,
  {
    code,
    facility,
    version,
    lines,
  }: { code: string; facility: string; version: LineVersion; lines: readonly StoredLine[] },
): Promise<readonly Fault[]> {
  const keys = await listStationKeys(tx, organisationKey)
  const others = lines.filter((line) => line.code !== code)
  const stations = version.stations.flatMap(({ station, ratedPerHour }, at) => {
    const pointer = `/stations/${at}/station`
    const key = keys.findLast(({ stationId }) => stationId === station)
    if (key === undefined) {
      const names = keys.slice(0, 20).map(({ stationId }) => stationId)
      return [faultOf(pointer, 'line_station_unknown', { station, names })]
    }
    const { name, facility: other } = key
    const faults: Fault[] = []
    if (version.stations.findIndex((one) => one.station === station) < at) {
      faults.push(faultOf(pointer, 'line_station_twice', { station: name }))
    }
    if (other !== null && other !== facility) {
      faults.push(faultOf(pointer, 'line_station_elsewhere', { station: name, other, facility }))
    }
    const taken = others.find((line) => isOn(line, station, version.validFrom))
    if (taken !== undefined) {
      faults.push(faultOf(pointer, 'line_station_taken', { station: name, other: taken.code }))
    }
    if (ratedPerHour < version.ratedPerHour) {
      const values = { line: version.ratedPerHour, station: name, rated: ratedPerHour }
      faults.push(faultOf(`/stations/${at}/ratedPerHour`, 'line_over_station', values))
    }
    return faults
  })
  return [...faultsInShifts(version.shifts, '/shifts'), ...stations]
}

/** Whether a station is on a line on a day or comes to it later. */
function isOn({ versions }: StoredLine, station: string, day: string): boolean {
  const now = versionOn(versions, day)
  const from = versions.filter(({ validFrom }) => validFrom > day)
  return [now, ...from].some(
    (version) => version?.stations.some((one) => one.station === station) === true,
  )
}
