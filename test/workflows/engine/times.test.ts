import { describe, expect, it } from 'vitest'
import { offsetOf, parseInstant } from '../../../domain/instant.ts'
import { localDay } from '../../../domain/local-day.ts'
import { judgeDates } from '../../../workflows/judge-dates.ts'
import { timeRules } from '../../../workflows/judge-event-time.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'
import { fieldsOfStage } from '../../../workflows/parts-of-stage.ts'

const streams = [...(await loadStreams()).values()]

const allDates = streams.flatMap((stream) =>
  [...Object.values(stream.allStages).flatMap(fieldsOfStage), ...stream.custody.papers]
    .filter(({ type }) => type === 'date' || type === 'time')
    .map((field) => ({ stream, field })),
)

describe('dates among facts', () => {
  it('say, each of them, how they stand to the event and the batch', () => {
    expect(allDates.length).toBeGreaterThan(14)
    const silent = allDates.filter(({ field }) => field.when === undefined)
    expect(silent.map(({ field }) => field.name)).toEqual([])
  })

  it('mean the same wherever a field of their name stands in a stream', () => {
    for (const { stream, field } of allDates) {
      expect([field.name, field.when]).toEqual([field.name, stream.dates.get(field.name)?.when])
    }
  })

  it.each(allDates.map(({ stream, field }) => [field.name, stream, field] as const))(
    '%s is refused in 1901, in the year 0000 and in 2040',
    (name, stream, { type }) => {
      for (const year of ['1901', '0000', '2040']) {
        const value = type === 'date' ? `${year}-05-05` : `${year}-05-05T00:00:00.000Z`
        const { faults } = judgeDates(stream, { facts: { [name]: value }, at: '/facts' }, dated)
        expect([year, faults.map(({ pointer }) => pointer)]).toEqual([year, [`/facts/${name}`]])
      }
    },
  )

  it('are taken on the day itself, also where it is still the day before in UTC', () => {
    const battery = streams.find(({ name }) => name === 'battery')
    if (battery === undefined) throw new RangeError('There is no battery stream')
    const on = (removalDate: string, clock: object) =>
      judgeDates(battery, { facts: { removalDate }, at: '/facts' }, { ...dated, ...clock }).faults
    const east = { clock: { offsetMinutes: 14 * 60 }, eventDay: '2026-11-23' }
    const west = { clock: { offsetMinutes: -12 * 60 }, eventDay: '2026-11-21' }
    expect(on('2026-11-23', east)).toEqual([])
    expect(on('2026-11-22', west).map(({ says }) => says)).toEqual(['date_after_event'])
    expect(on('2026-11-21', west)).toEqual([])
    // Nobody said where it is: the day has begun somewhere.
    expect(on('2026-11-23', { clock: {} })).toEqual([])
    expect(on('2026-11-24', { clock: {} })).not.toEqual([])
  })
})

const dated = {
  eventTime: '2026-11-22T10:30:00.000Z',
  eventDay: '2026-11-22',
  clock: { timeZone: 'Asia/Hong_Kong' },
  made: undefined,
  since: undefined,
  carried: {},
  isPast: false,
}

it('states its tolerances with a version and a source', () => {
  expect(timeRules).toMatchObject({ version: 1, source: { basis: 'house' } })
})

describe('a time as text', () => {
  it.each([
    ['2026-11-21T07:00:00+14:00', '2026-11-20T17:00:00.000Z'],
    ['2026-11-21T07:00:00-12:00', '2026-11-21T19:00:00.000Z'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['2026-11-21T07:00:00+14:01', undefined],
    ['2026-11-21T07:00:00-12:01', undefined],
    ['2026-11-21T07:00:00-14:00', undefined],
    ['2026-02-29T12:00:00Z', undefined],
    ['2026-11-21T24:00:00Z', undefined],
    ['2016-12-31T23:59:60Z', undefined],
    ['2026-11-21T07:00:00', undefined],
  ])('%s is read as %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant)
  })

  it('tells the day of its own clock, and none where it is written in UTC', () => {
    const dayIn = (text: string, timeZone?: string) =>
      localDay(parseInstant(text) ?? '', { offsetMinutes: offsetOf(text), timeZone })
    expect(dayIn('2026-11-21T07:00:00+08:00', 'America/New_York')).toBe('2026-11-21')
    expect(dayIn('2026-11-20T20:00:00-05:00')).toBe('2026-11-20')
    expect(dayIn('2026-11-20T23:00:00Z')).toBe('2026-11-21')
    expect(dayIn('2026-11-20T23:00:00+00:00', 'Europe/Berlin')).toBe('2026-11-21')
    expect(dayIn('2026-11-20T22:00:00Z', 'Europe/Berlin')).toBe('2026-11-20')
    expect(dayIn('2026-03-29T00:30:00Z', 'Pacific/Kiritimati')).toBe('2026-03-29')
  })
})
