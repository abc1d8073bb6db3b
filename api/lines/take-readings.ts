import type { Transaction } from 'kysely'
import { fewFaults } from '../../domain/few-faults.ts'
import { hourMilliseconds } from '../../domain/hours.ts'
import { faultsInEach, faultsTogether } from '../../domain/line/faults-in-readings.ts'
import { versionOn } from '../../domain/line/line-version.ts'
import type { Reading } from '../../domain/line/reading.ts'
import { localDay } from '../../domain/local-day.ts'
import { faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Principal } from '../http/principal.ts'
import { requestDigest } from '../once.ts'
import type { Tables } from '../store/database.ts'
import { addToHours } from '../store/lines/hours.ts'
import { readLines, type StoredLine } from '../store/lines/lines.ts'
import {
  addReadings,
  digestsOf,
  lockReadings,
  type ReadingSpan,
  readingsNear,
} from '../store/lines/readings.ts'
import { hourPartsOf, reasonPartsOf } from './hour-parts.ts'

export interface Taken {
  readonly accepted: number
  readonly duplicates: number
}

interface Sending {
  readonly principal: Principal
  readonly organisationKey: number
  readonly readings: readonly Reading[]
  readonly now: Date
}

/**
 * Keeps readings of a station, all or none of them: those that came before with the same content are passed over, everything that is wrong
 * with the others is thrown as one refusal. What they add up to by hour is kept in the same commit.
 */
export async function takeReadings(tx: Transaction<Tables>, sending: Sending): Promise<Taken> {
  const { principal, organisationKey, readings, now } = sending
  if (principal.kind !== 'station') {
    throw new RefusedError(refuse('not_allowed', '', ['readings_of_stations']))
  }
  const { stationId: station, name } = principal
  await lockReadings(tx, station)
  const numbers = readings.map(({ seq }) => seq)
  const known = await digestsOf(tx, organisationKey, { station, numbers })
  const sent = readings.map((reading, at) => ({ reading, at, digest: requestDigest(reading) }))
  const fresh = sent.filter(({ reading }) => !known.has(reading.seq))
  const reused = sent.filter(
    ({ reading, digest }) => known.get(reading.seq)?.equals(digest) === false,
  )
  const lineOf = linesByDay(await readLines(tx, organisationKey), station)
  const place = { now, station: name, placeOf: lineOf }
  const own = faultsInEach(fresh, place)
  const sound = fresh.filter(({ at }) => !own.some(({ pointer }) => isUnder(pointer, at)))
  const stored = await readingsNear(tx, organisationKey, { station, spans: spansOf(sound) })
  const faults = [
    ...reused.map(({ reading: { seq }, at }) => {
      return faultOf(`/readings/${at}/seq`, 'reading_number_reused', { seq })
    }),
    ...own,
    ...faultsTogether(sound, { ...place, stored }),
  ]
  if (faults.length > 0) {
    const code = faults.length === reused.length ? 'id_reused' : 'invalid'
    throw new RefusedError({ code, faults: fewFaults(faults) })
  }
  const placed = fresh.flatMap(({ reading, digest }) => {
    const place = lineOf(reading)
    return place === undefined
      ? []
      : [{ reading, digest, lineKey: place.lineKey, timeZone: place.timeZone }]
  })
  await addReadings(tx, organisationKey, { station, readings: placed, now })
  const hours = placed.flatMap(hourPartsOf)
  await addToHours(tx, organisationKey, { station, hours, reasons: placed.flatMap(reasonPartsOf) })
  return { accepted: placed.length, duplicates: sent.length - fresh.length }
}

function isUnder(pointer: string, at: number): boolean {
  return pointer === `/readings/${at}` || pointer.startsWith(`/readings/${at}/`)
}

/** Where readings of the same hours may lie: what they touch and an hour before and after it, those that meet as one. */
function spansOf(sound: readonly { readonly reading: Reading }[]): readonly ReadingSpan[] {
  const each = sound
    .map(({ reading }) => ({
      from: Date.parse(reading.from) - hourMilliseconds,
      to: Date.parse(reading.to) + hourMilliseconds,
    }))
    .toSorted((one, other) => one.from - other.from)
  const spans: { from: number; to: number }[] = []
  for (const one of each) {
    const last = spans.at(-1)
    if (last !== undefined && one.from <= last.to) last.to = Math.max(last.to, one.to)
    else spans.push(one)
  }
  return spans.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
}

/** Which line a station was on when a reading began, by the clock of each line's facility. */
function linesByDay(lines: readonly StoredLine[], station: string) {
  return ({ from }: Reading) => {
    for (const { lineKey, timeZone, versions } of lines) {
      const version = versionOn(versions, localDay(from, { timeZone }))
      const own = version?.stations.find((one) => one.station === station)
      if (own !== undefined) return { lineKey, timeZone, ratedPerHour: own.ratedPerHour }
    }
    return undefined
  }
}
