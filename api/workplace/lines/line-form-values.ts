import type { LineVersion } from '../../../domain/line/line-version.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { numberAt, saidAt, typedOf, withoutNulls } from '../form-values.ts'

/** What a form says of a line; places without a station are left out, so that a line may have a gap in the form and none in fact. */
export function lineIn(typed: Typed, places: number): Readonly<Record<string, unknown>> {
  const shifts = typedAt(typed, '/shifts')
    .split(/[\n,]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
  const stations = Array.from({ length: places }, (_, at) => ({
    station: saidAt(typed, `/stations/${at}/station`),
    ratedPerHour: numberAt(typed, `/stations/${at}/ratedPerHour`),
  })).filter(({ station, ratedPerHour }) => station !== null || ratedPerHour !== null)
  return withoutNulls({
    name: typedAt(typed, '/name').trim(),
    validFrom: saidAt(typed, '/validFrom'),
    area: withoutNulls({
      amount: numberAt(typed, '/area/amount'),
      unit: saidAt(typed, '/area/unit'),
    }),
    plannedPeople: numberAt(typed, '/plannedPeople'),
    ratedPerHour: numberAt(typed, '/ratedPerHour'),
    shifts,
    stations: stations.map(withoutNulls),
  })
}

/** A form as it begins: what the line is now. */
export function typedOfLine({
  name,
  area,
  plannedPeople,
  ratedPerHour,
  shifts,
  stations,
}: LineVersion): Typed {
  const places = stations.flatMap((one, at): [string, string | number][] => [
    [`/stations/${at}/station`, one.station],
    [`/stations/${at}/ratedPerHour`, one.ratedPerHour],
  ])
  return typedOf(
    Object.assign(Object.fromEntries(places), {
      '/name': name,
      '/area/amount': area.amount,
      '/area/unit': area.unit,
      '/plannedPeople': plannedPeople,
      '/ratedPerHour': ratedPerHour,
      '/shifts': shifts.join('\n'),
    }),
  )
}
