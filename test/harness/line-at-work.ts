import { addStation, type TestStation } from './add-station.ts'
import type { TestInstallation } from './installation.ts'

/** A line of two stations at facility A with a clock of its own, and what its stations told over three shifts. */
export interface LineAtWork {
  readonly first: TestStation
  readonly last: TestStation
  /** UTC midnight of the day before today. */
  readonly day: string
  send(station: TestStation, readings: readonly object[]): Promise<Response>
}

export const lineCode = 'LINE-1'

/** What a line is told to be, unless a test says otherwise. */
export function lineTerms(
  stations: readonly TestStation[],
  said: object = {},
): Record<string, unknown> {
  return {
    code: lineCode,
    facility: 'A',
    name: 'Lens line',
    validFrom: '2026-01-01',
    area: { amount: 3_000, unit: 'ft2' },
    plannedPeople: 2,
    ratedPerHour: 100,
    shifts: ['08:00-16:00'],
    stations: stations.map(({ id }) => ({ station: id })),
    ...said,
  }
}

/** Opens a line at facility A, in Hong Kong, with readings of the last two days. */
export async function openLine(installation: TestInstallation): Promise<LineAtWork> {
  const first = await addStation(installation, { name: 'Lathe', facility: 'A', role: 'station' })
  const last = await addStation(installation, { name: 'Inspection', role: 'station' })
  const body = JSON.stringify(lineTerms([first, last]))
  const added = await installation.request('/api/v1/lines', { method: 'POST', body })
  if (added.status !== 201) throw new RangeError(`Cannot add a line: ${await added.text()}`)
  const day = new Date(Date.now() - 2 * 24 * 3_600_000).toISOString().slice(0, 10)
  const send = (station: TestStation, readings: readonly object[]) =>
    station.request('/api/v1/readings', { method: 'POST', body: JSON.stringify({ readings }) })
  return { first, last, day, send }
}

/** A shift of eight hours as each station tells it, hour by hour: of 85 pieces 3 rejected first, 82 good last; six minutes of stop an hour. */
export function shiftReadings(
  day: string,
  from = 0,
): { readonly first: readonly object[]; readonly last: readonly object[] } {
  const hours = Array.from({ length: 8 }, (_, at) => String(8 + at).padStart(2, '0'))
  const time = (hour: string, minute: string) => `${day}T${hour}:${minute}:00+08:00`
  const told = (good: number, bad: number, extra: object) =>
    hours.flatMap((hour, at) => [
      {
        seq: from + 2 * at,
        from: time(hour, '00'),
        to: time(hour, '54'),
        good,
        bad,
        state: 'running',
        ...extra,
      },
      {
        seq: from + 2 * at + 1,
        from: time(hour, '54'),
        to: `${day}T${String(Number(hour) + 1).padStart(2, '0')}:00:00+08:00`,
        state: 'stopped',
        reason: 'tool change',
      },
    ])
  return {
    first: told(82, 3, { defects: [{ class: 'scratch', pieces: 2 }], energyWattHours: 500 }),
    last: told(82, 0, { waterMillilitres: 0 }),
  }
}
