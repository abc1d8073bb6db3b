import { dayMilliseconds, hourMilliseconds, minuteMilliseconds } from '../hours.ts'
import { type Fault, faultOf } from '../refusal.ts'
import { localHourOf } from './local-hour.ts'
import { kindsOf, piecesOf, type Reading, type ReadingKind, readingRules } from './reading.ts'

/** A new reading and its place in what was sent. */
export interface SentReading {
  readonly reading: Reading
  readonly at: number
}

/** What is known where readings come in. */
export interface ReadingsKnown {
  readonly now: Date
  /** Name of the station. */
  readonly station: string
  /** Whose clock cuts the hours; undefined where the station was on no line at that time. */
  readonly placeOf: (
    reading: Reading,
  ) => { readonly timeZone: string; readonly ratedPerHour: number } | undefined
}

/**
 * Everything that is wrong with each of new readings of a station. Counts and meters lie within one clock hour, so that what they add up
 * to by hour is exact.
 */
export function faultsInEach(sent: readonly SentReading[], known: ReadingsKnown): readonly Fault[] {
  const own = sent.flatMap(({ reading, at }) => faultsInOne(reading, `/readings/${at}`, known))
  return [...own, ...repeatedNumbers(sent)]
}

/**
 * What is wrong with them together, and beside those that are kept (`stored`). No station makes more pieces in an hour than it is rated
 * for: whoever means that it did says so on its line first, from which day on.
 */
export function faultsTogether(
  sent: readonly SentReading[],
  known: ReadingsKnown & { readonly stored: readonly Reading[] },
): readonly Fault[] {
  return [...overlaps(sent, known), ...overRated(sent, known)]
}

function faultsInOne(reading: Reading, at: string, known: ReadingsKnown): readonly Fault[] {
  const { seq, from, to, bad = 0, defects = [], state, reason } = reading
  const faults: Fault[] = []
  const length = Date.parse(to) - Date.parse(from)
  const latest = known.now.getTime() + readingRules.leadMinutes * minuteMilliseconds
  const earliest = known.now.getTime() - readingRules.keptDays * dayMilliseconds
  if (length <= 0) faults.push(faultOf(`${at}/to`, 'reading_ends_first', { seq }))
  if (Date.parse(to) > latest) {
    faults.push(faultOf(`${at}/to`, 'reading_ahead', { seq, minutes: readingRules.leadMinutes }))
  }
  if (Date.parse(from) < earliest) {
    faults.push(faultOf(`${at}/from`, 'reading_too_old', { seq, days: readingRules.keptDays }))
  }
  if (length > readingRules.mostStateHours * hourMilliseconds) {
    faults.push(
      faultOf(`${at}/to`, 'reading_too_long', { seq, hours: readingRules.mostStateHours }),
    )
  }
  const kinds = kindsOf(reading)
  if (kinds.length === 0) faults.push(faultOf(at, 'reading_empty', { seq }))
  const classed = defects.reduce((sum, { pieces }) => sum + pieces, 0)
  if (classed > bad)
    faults.push(faultOf(`${at}/defects`, 'reading_defects_over', { seq, classed, bad }))
  const names = defects.map((defect) => defect.class)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) {
    faults.push(faultOf(`${at}/defects`, 'reading_defect_twice', { seq, defect: twice }))
  }
  if (state !== undefined && state !== 'running' && reason === undefined) {
    faults.push(faultOf(`${at}/reason`, 'reading_reason_missing', { seq }))
  }
  if (reason !== undefined && (state === undefined || state === 'running')) {
    faults.push(faultOf(`${at}/reason`, 'reading_reason_idle', { seq }))
  }
  const place = known.placeOf(reading)
  if (place === undefined) {
    faults.push(faultOf(`${at}/from`, 'reading_on_no_line', { seq, station: known.station }))
  } else if (
    length > 0 &&
    kinds.some((kind) => kind !== 'state') &&
    crossesHour(reading, place.timeZone)
  ) {
    faults.push(faultOf(`${at}/to`, 'reading_over_hour', { seq }))
  }
  return faults
}

function crossesHour({ from, to }: Reading, timeZone: string): boolean {
  return localHourOf(from, timeZone) !== localHourOf(Date.parse(to) - 1, timeZone)
}

function repeatedNumbers(sent: readonly SentReading[]): readonly Fault[] {
  const seen = new Set<number>()
  return sent.flatMap(({ reading: { seq }, at }) => {
    if (seen.has(seq)) return [faultOf(`/readings/${at}/seq`, 'reading_number_twice', { seq })]
    seen.add(seq)
    return []
  })
}

/** A moment is told once: two readings of a kind that overlap would count it twice. */
function overlaps(
  sent: readonly SentReading[],
  { stored }: { readonly stored: readonly Reading[] },
): readonly Fault[] {
  const told = [...stored.map((reading) => ({ reading, at: undefined })), ...sent]
  return (['count', 'state', 'meter'] satisfies ReadingKind[]).flatMap((kind) => {
    const own = told
      .filter(({ reading }) => kindsOf(reading).includes(kind))
      .toSorted((one, other) => Date.parse(one.reading.from) - Date.parse(other.reading.from))
    const faults: Fault[] = []
    let before = own[0]
    for (const one of own.slice(1)) {
      if (before !== undefined && one.reading.from < before.reading.to) {
        const [late, other] = one.at === undefined ? [before, one] : [one, before]
        if (late.at !== undefined) {
          const values = { seq: late.reading.seq, other: other.reading.seq }
          faults.push(faultOf(`/readings/${late.at}/from`, 'reading_overlaps', values))
        }
      }
      if (before === undefined || one.reading.to > before.reading.to) before = one
    }
    return faults
  })
}

/** 101 pieces in an hour at a station of 100 an hour: either the count or the rating is wrong, and nobody is shown more than 100 %. */
function overRated(
  sent: readonly SentReading[],
  { placeOf, stored, station }: ReadingsKnown & { readonly stored: readonly Reading[] },
): readonly Fault[] {
  const byHour = new Map<number, { pieces: number; rated: number; last: number }>()
  const add = (reading: Reading, at: number | undefined) => {
    const place = placeOf(reading)
    if (place === undefined || !kindsOf(reading).includes('count')) return
    const hour = localHourOf(reading.from, place.timeZone)
    const before = byHour.get(hour) ?? { pieces: 0, rated: place.ratedPerHour, last: -1 }
    const last = at ?? before.last
    byHour.set(hour, { ...before, pieces: before.pieces + piecesOf(reading), last })
  }
  for (const reading of stored) add(reading, undefined)
  for (const { reading, at } of sent) add(reading, at)
  return [...byHour].flatMap(([hour, { pieces, rated, last }]) =>
    pieces <= rated || last < 0
      ? []
      : [
          faultOf(`/readings/${last}/good`, 'reading_over_rated', {
            station,
            pieces,
            rated,
            hour: new Date(hour).toISOString(),
          }),
        ],
  )
}
