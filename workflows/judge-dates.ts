import type { Happening } from '../domain/batch-times.ts'
import { listIn, partIn } from '../domain/fact-values.ts'
import type { Facts, FactValue, Field, Moment } from '../domain/field.ts'
import { escapePointer } from '../domain/json-pointer.ts'
import { earliestEventTime } from '../domain/limits.ts'
import { daysAfter, isCalendarDay, type LocalClock, localDay } from '../domain/local-day.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { type Warning, warningOf } from '../domain/warning.ts'
import { earliestAfter, type JudgedTimes, timeRules } from './judge-event-time.ts'
import type { LoadedStream } from './streams.ts'

/** What the dates among a scan's facts are held against. */
export interface Dated {
  readonly eventTime: string
  /** The day on which it happened, there. */
  readonly eventDay: string
  readonly clock: LocalClock
  /** Of the batches it happened to, the latest each; undefined where nobody looked, and for what is only being made. */
  readonly made: Happening | undefined
  readonly since: Happening | undefined
  /** Facts that the batches carry. */
  readonly carried: Facts
  /** Whether the facts are records of what happened elsewhere before: nothing has to be valid any more, nor to follow. */
  readonly isPast: boolean
}

/** Holds every date among facts against the event and the batch, as its field says; all faults at once. */
export function judgeDates(
  stream: LoadedStream,
  { facts, at }: { facts: Facts; at: string },
  dated: Dated,
): JudgedTimes {
  const faults: Fault[] = []
  const warnings: Warning[] = []
  for (const [name, value] of Object.entries(facts)) {
    const field = stream.dates.get(name)
    const pointer = `${at}/${escapePointer(name)}`
    // What people wrote part by part has its dates inside.
    for (const [index, part] of listIn(value).entries()) {
      const inside = judgeDates(stream, { facts: partIn(part), at: `${pointer}/${index}` }, dated)
      faults.push(...inside.faults)
      warnings.push(...inside.warnings)
    }
    if (field === undefined || typeof value !== 'string') continue
    const one = { field, value, pointer, facts, dated }
    const found = faultsInDate(one)
    faults.push(...found)
    if (found.length === 0) warnings.push(...warningsOfDate(one))
  }
  return { faults, warnings }
}

interface OneDate {
  readonly field: Field
  readonly value: string
  readonly pointer: string
  readonly facts: Facts
  readonly dated: Dated
}

function faultsInDate(one: OneDate): Fault[] {
  const { field, value, pointer, dated } = one
  const { notAfter, notBefore = [] } = field.when ?? {}
  const values = { field: field.name, found: value }
  const furthest = yearsAfter(dated.eventDay)
  const faults: Fault[] = []
  const earliest = earliestEventTime.slice(0, 10)
  if (dayOf(value, dated) < earliest || dayOf(value, dated) > furthest) {
    return [faultOf(pointer, 'date_impossible', { ...values, least: earliest, most: furthest })]
  }
  if (notAfter === 'event' && isAhead(one)) {
    faults.push(faultOf(pointer, 'date_after_event', { ...values, time: dated.eventTime }))
  }
  for (const moment of notBefore) {
    if (typeof moment === 'object') {
      const other = factIn(moment.fact, one)
      if (other === undefined || !isEarlier(value, other, dated)) continue
      const than = { fields: [moment.fact], than: other }
      faults.push(faultOf(pointer, 'date_before_other', { ...values, ...than }))
      continue
    }
    const limit = limitOf(moment, dated)
    if (limit === undefined) continue
    const before = daysAfter(localDay(limit.time, dated.clock), -timeRules.paperDays)
    if (dayOf(value, dated) >= before) continue
    faults.push(faultOf(pointer, 'date_before_batch', { ...values, time: limit.time }))
  }
  return faults
}

function warningsOfDate({ field, value, dated }: OneDate): Warning[] {
  const { notBefore = [], ends } = field.when ?? {}
  const values = { field: field.name, found: value }
  const early = notBefore.flatMap((moment): Warning[] => {
    const limit = typeof moment === 'object' ? undefined : limitOf(moment, dated)
    if (limit === undefined) return []
    const before = localDay(new Date(earliestAfter(limit)), dated.clock)
    if (dayOf(value, dated) >= before) return []
    return [warningOf('date_before_batch', { ...values, time: limit.time })]
  })
  const isOver = ends === 'warn' && !dated.isPast && dayOf(value, dated) < dated.eventDay
  return isOver ? [...early, warningOf('date_over', { ...values, day: dated.eventDay })] : early
}

/** How much later than the event a fact's own clock may say something was. */
const leadMilliseconds = 60 * 60 * 1000

/** Whether a day or time lies after the event: a day by the clock there, or where nobody said which, by the first to begin it. */
function isAhead({ field, value, dated: { eventTime, eventDay, clock } }: OneDate): boolean {
  if (field.type === 'time') return Date.parse(value) - Date.parse(eventTime) > leadMilliseconds
  const isKnown = clock.offsetMinutes !== undefined || typeof clock.timeZone === 'string'
  return value > (isKnown ? eventDay : localDay(eventTime, { offsetMinutes: 14 * 60 }))
}

function limitOf(moment: Exclude<Moment, object>, dated: Dated): Happening | undefined {
  if (moment === 'event') return { time: dated.eventTime, isStated: true }
  return dated.isPast ? undefined : dated[moment]
}

/** Another fact of the same scan, or one that the batch carries. */
function factIn(name: string, { facts, dated }: OneDate): string | undefined {
  const value: FactValue | undefined = facts[name] ?? dated.carried[name]
  return typeof value === 'string' ? value : undefined
}

/** Compares two times, or days where one of them is a day. */
function isEarlier(value: string, other: string, dated: Dated): boolean {
  if (value.includes('T') && other.includes('T')) return value < other
  return dayOf(value, dated) < dayOf(other, dated)
}

function dayOf(value: string, { clock }: Dated): string {
  return value.includes('T') ? localDay(value, clock) : value
}

function yearsAfter(day: string): string {
  const year = Number(day.slice(0, 4)) + timeRules.aheadYears
  const later = `${year}${day.slice(4)}`
  // Not every year has a 29 February.
  return isCalendarDay(later) ? later : `${year}-02-28`
}
