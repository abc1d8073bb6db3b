import { cutAtHours, localHourOf } from '../../domain/line/local-hour.ts'
import type { Reading } from '../../domain/line/reading.ts'
import { noSums, type Sums } from '../../domain/line/sums.ts'
import type { HourPart, ReasonPart } from '../store/lines/hours.ts'

/** A reading with the line that it belongs to, and whose clock cuts its hours. */
interface Placed {
  readonly reading: Reading
  readonly lineKey: number
  readonly timeZone: string
}

/** What a reading adds to the clock hours that it touches: its state cut at full hours, all else in the one in which it lies. */
export function hourPartsOf({ reading, lineKey, timeZone }: Placed): readonly HourPart[] {
  const { good = 0, bad = 0, state, energyWattHours, waterMillilitres, dyeGrams } = reading
  const told: Sums = {
    ...noSums,
    good,
    bad,
    energyWattHours: energyWattHours ?? 0,
    waterMillilitres: waterMillilitres ?? 0,
    dyeGrams: dyeGrams ?? 0,
    energyReadings: energyWattHours === undefined ? 0 : 1,
    waterReadings: waterMillilitres === undefined ? 0 : 1,
    dyeReadings: dyeGrams === undefined ? 0 : 1,
  }
  const whole = { ...told, lineKey, hour: localHourOf(reading.from, timeZone) }
  if (state === undefined) return [whole]
  const timed = cutAtHours(reading, timeZone).map(({ hour, milliseconds }) =>
    Object.assign({}, noSums, { lineKey, hour, [`${state}Ms`]: milliseconds }),
  )
  return [whole, ...timed]
}

/** Why pieces of a reading were bad, or its station did not run, by clock hour. */
export function reasonPartsOf({ reading, lineKey, timeZone }: Placed): readonly ReasonPart[] {
  const { defects = [], state, reason } = reading
  const hour = localHourOf(reading.from, timeZone)
  const bad = defects.map(({ class: name, pieces }): ReasonPart => {
    return { lineKey, hour, kind: 'defect', reason: name, amount: pieces }
  })
  if (state === undefined || state === 'running' || reason === undefined) return bad
  const stops = cutAtHours(reading, timeZone).map(
    (part): ReasonPart => ({
      lineKey,
      hour: part.hour,
      kind: state,
      reason,
      amount: part.milliseconds,
    }),
  )
  return [...bad, ...stops]
}
