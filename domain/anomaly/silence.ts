import { oneIn } from './chance.ts'
import { evidence, type Finding } from './finding.ts'
import { anomalyRules } from './rules.ts'

/** Days on which a place recorded anything, as its own clock shows them. */
export interface DaysOfPlace {
  readonly facility: string
  /** Days as ISO 8601, in order, each once. */
  readonly days: readonly string[]
  /** Today by its clock. It does not count: it is not over. */
  readonly today: string
  /** Grams that lie there. */
  readonly stockGrams: number
  /** When its last event happened, UTC ISO 8601, and its id. */
  readonly time: string
  readonly event: string
}

const { silence: rules, version } = anomalyRules
const dayMilliseconds = 86_400_000

/**
 * Places that recorded on most days and fell silent while goods lie there. How likely the silence is follows from how many of the
 * last eight Mondays, Tuesdays and so on had records, with one half added to each side so that no day is certain.
 */
export function silences(places: readonly DaysOfPlace[]): readonly Finding[] {
  return places.flatMap((place): Finding[] => {
    const last = place.days.at(-1)
    if (last === undefined || place.stockGrams <= 0) return []
    const silent = daysBetween(last, place.today)
    if (silent.length < rules.leastDays) return []
    const shares = sharesByWeekday(place.days, last)
    const chance = silent.reduce((product, day) => product * (1 - (shares[weekday(day)] ?? 0)), 1)
    const expected = silent.reduce((sum, day) => sum + (shares[weekday(day)] ?? 0), 0)
    if (chance > rules.mostChance) return []
    return [findingOf(place, { silent: silent.length, expected, chance })]
  })
}

function findingOf(
  { facility, time, event, stockGrams, days }: DaysOfPlace,
  { silent, expected, chance }: { silent: number; expected: number; chance: number },
): Finding {
  return {
    kind: 'silence',
    about: [facility, days.at(-1)].join(' '),
    facility,
    stream: null,
    time,
    events: evidence([event]),
    batches: [],
    named: { facility },
    arithmetic: [
      { name: 'days', unit: 'days', value: silent },
      { name: 'since', unit: 'time', value: time },
      { name: 'middle', unit: 'days', value: Math.round(expected * 10) / 10 },
      { name: 'grams', unit: 'grams', value: stockGrams },
      { name: 'oneIn', unit: 'one_in', value: oneIn(chance) },
    ],
    version,
  }
}

/** By weekday from Sunday on, the share of the weeks up to a day in which the place recorded on it. */
function sharesByWeekday(days: readonly string[], last: string): readonly number[] {
  const from = Date.parse(last) - rules.weeks * 7 * dayMilliseconds
  const within = days.filter((day) => Date.parse(day) > from)
  const first = days[0] ?? last
  const weeks = Math.min(
    rules.weeks,
    Math.floor((Date.parse(last) - Date.parse(first)) / (7 * dayMilliseconds)) + 1,
  )
  return [0, 1, 2, 3, 4, 5, 6].map((at) => {
    const seen = within.filter((day) => weekday(day) === at).length
    return weeks < rules.weeks ? 0 : (Math.min(seen, weeks) + 0.5) / (weeks + 1)
  })
}

/** The days after the first and before the second. */
function daysBetween(first: string, second: string): readonly string[] {
  const count = Math.round((Date.parse(second) - Date.parse(first)) / dayMilliseconds) - 1
  return Array.from({ length: Math.max(0, count) }, (_, at) =>
    new Date(Date.parse(first) + (at + 1) * dayMilliseconds).toISOString().slice(0, 10),
  )
}

function weekday(day: string): number {
  return new Date(Date.parse(day)).getUTCDay()
}
