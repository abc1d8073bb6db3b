import { hourMilliseconds } from '../../../domain/hours.ts'
import type { LineVersion } from '../../../domain/line/line-version.ts'
import type { Reading } from '../../../domain/line/reading.ts'
import { readShift, windowOf } from '../../../domain/line/shifts.ts'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { numbersFrom } from '../../../domain/numbers-from.ts'
import type { Installation } from '../../installation.ts'
import { takeReadings } from '../../lines/take-readings.ts'
import { makeStationKey } from '../../people/access/access-keys.ts'
import { findOrganisation } from '../../store/first-start.ts'
import { addLine, addLineVersion, readLines } from '../../store/lines/lines.ts'
import { findFacility } from '../../store/organisations/facilities.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { type CityLine, cityLines } from './city-lines.ts'

const daysTold = 14
const readingsTogether = 1_000

/**
 * Gives the city a textile line and a line that takes battery packs apart, each with two weeks of constructed readings and a change in the
 * middle, so that there is a before and an after. Each line comes whole or not at all; one that is there stays as it is.
 */
export async function addCityLines(installation: Installation, now: Date): Promise<void> {
  for (const line of cityLines) {
    const organisation = await findOrganisation(installation.store.system, line.organisation)
    if (organisation !== undefined) await addCityLine(installation, { line, organisation, now })
  }
}

async function addCityLine(
  { store }: Installation,
  { line, organisation, now }: { line: CityLine; organisation: Organisation; now: Date },
): Promise<void> {
  const { organisationKey } = organisation
  const facility = await findFacility(store.system, organisationKey, line.facility)
  const known = await readLines(store.system, organisationKey, line.code)
  if (facility === undefined || known.length > 0) return
  const { facilityKey } = facility
  const timeZone = facility.place.timeZone ?? 'Asia/Hong_Kong'
  const today = localDay(now, { timeZone })
  await store.system.transaction().execute(async (tx) => {
    const lineKey = await addLine(tx, organisationKey, { facilityKey, code: line.code, now })
    const stations: { readonly stationId: string; readonly name: string }[] = []
    for (const { name } of line.stations) {
      const terms = { name, role: 'station', facilityKey, now } as const
      const { stationId } = await makeStationKey(tx, organisationKey, terms)
      stations.push({ stationId, name })
    }
    const versions = line.versions.map(
      ({ daysAgo, ...said }, at): LineVersion => ({
        ...said,
        version: at + 1,
        validFrom: daysAfter(today, -daysAgo),
        name: line.name,
        shifts: line.shifts,
        stations: stations.map(({ stationId }, place) => ({
          station: stationId,
          ratedPerHour: said.ratedPerHour + (line.stations[place]?.faster ?? 0),
        })),
      }),
    )
    for (const said of versions) {
      await addLineVersion(tx, organisationKey, { lineKey, said, by: 'Demonstration', now })
    }
    const told = readingsOf(line, { versions, today, timeZone, now })
    for (const [place, { stationId, name }] of stations.entries()) {
      const principal = {
        kind: 'station',
        role: 'station',
        keyKey: 0,
        stationId,
        name,
        organisation,
      } as const
      const own = told[place] ?? []
      for (let at = 0; at < own.length; at += readingsTogether) {
        const readings = own.slice(at, at + readingsTogether)
        await takeReadings(tx, { principal, organisationKey, readings, now })
      }
    }
  })
}

interface Telling {
  readonly versions: readonly LineVersion[]
  readonly today: string
  readonly timeZone: string
  readonly now: Date
}

/** What the stations told, by their place on the line: the same for the same line and hour. */
function readingsOf(
  line: CityLine,
  { versions, today, timeZone, now }: Telling,
): readonly (readonly Reading[])[] {
  const random = numbersFrom(line.seed)
  const told: Reading[][] = line.stations.map(() => [])
  for (let day = daysAfter(today, -daysTold); day <= today; day = daysAfter(day, 1)) {
    const version = versions.findLast(({ validFrom }) => validFrom <= day)
    const defectRate = line.versions[(version?.version ?? 0) - 1]?.defectRate
    for (const text of line.shifts) {
      const shift = readShift(text)
      if (shift === undefined || version === undefined || defectRate === undefined) continue
      const { start, end } = windowOf(day, shift, timeZone)
      for (let hour = Date.parse(start); hour < Date.parse(end); hour += hourMilliseconds) {
        if (hour + hourMilliseconds > now.getTime()) continue
        tellHour(line, { told, hour, rated: version.ratedPerHour, defectRate, random })
      }
    }
  }
  return told
}

/** One clock hour: each station runs, then stops for a while; it handles no more than the station before it let through. */
function tellHour(
  { stations, defects, stops }: CityLine,
  {
    told,
    hour,
    rated,
    defectRate,
    random,
  }: { told: Reading[][]; hour: number; rated: number; defectRate: number; random: () => number },
): void {
  let coming = Math.floor(rated * (0.9 + 0.1 * random()))
  for (const [place, { meters }] of stations.entries()) {
    const own = told[place]
    if (own === undefined) return
    const handled = coming
    const bad = Array.from({ length: handled }, () => random()).filter(
      (one) => one < defectRate / stations.length,
    ).length
    coming = handled - bad
    const cut = hour + Math.round((0.86 + 0.13 * random()) * 60) * 60_000
    const at = (time: number) => new Date(time).toISOString()
    const seq = own.length
    const name = defects[Math.floor(random() * defects.length)] ?? ''
    own.push({
      seq,
      from: at(hour),
      to: at(cut),
      good: coming,
      bad,
      ...(bad === 0 ? {} : { defects: [{ class: name, pieces: bad }] }),
      state: 'running',
      energyWattHours: Math.round(meters.energyWattHours * (0.9 + 0.2 * random())),
      ...(meters.waterMillilitres === undefined
        ? {}
        : { waterMillilitres: meters.waterMillilitres }),
    })
    const isFault = random() < 0.1
    const reasons = isFault ? stops.fault : stops.stopped
    const reason = reasons[Math.floor(random() * reasons.length)] ?? ''
    if (cut < hour + hourMilliseconds) {
      own.push({
        seq: seq + 1,
        from: at(cut),
        to: at(hour + hourMilliseconds),
        state: isFault ? 'fault' : 'stopped',
        reason,
      })
    }
  }
}
