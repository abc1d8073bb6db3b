import { expect, it } from 'vitest'
import { instantOf, instantsOf, localText } from '../../../domain/local-clock.ts'
import { languages } from '../../../domain/words.ts'
import { dayText, localDate, localMoment } from '../../../web/pages/local-time.ts'

it('reads the clock of a facility where it stands, in summer and in winter', () => {
  expect(instantOf('2026-11-26T10:15', 'Asia/Hong_Kong')).toBe('2026-11-26T02:15:00.000Z')
  expect(instantOf('2026-07-01T10:15', 'Europe/Berlin')).toBe('2026-07-01T08:15:00.000Z')
  expect(instantOf('2026-12-01T10:15', 'Europe/Berlin')).toBe('2026-12-01T09:15:00.000Z')
  expect(instantOf('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf('2026-11-26T10:15', 'America/St_Johns')).toBe('2026-11-26T13:45:00.000Z')
  for (const zone of ['Asia/Hong_Kong', 'Europe/Berlin', 'America/New_York']) {
    expect(instantOf(localText('2026-11-01T07:30:00.000Z', zone), zone)).toBe(
      '2026-11-01T07:30:00.000Z',
    )
  }
})

it('leaves what is no time as it was typed, so that it is refused by name', () => {
  for (const text of ['', 'tomorrow', '2026-13-40T10:15', '2026-02-30T10:15', '2026-11-26']) {
    expect(instantOf(text, 'Asia/Hong_Kong')).toBe(text)
  }
})

it('shows times with the offset of the place', () => {
  expect(localMoment('2026-11-26T02:15:00Z', 'en', 'Asia/Hong_Kong')).toBe(
    '26 Nov 2026, 10:15 UTC+8',
  )
  expect(localMoment('2026-11-26T02:15:00Z', 'zh-Hant', 'Europe/Berlin')).toContain('UTC+1')
  expect(localDate('2026-11-26T02:15:00Z', 'en', 'America/New_York')).toBe('25 Nov 2026')
})

it('shows a day that is no instant as it is', () => {
  expect(dayText('2026-11-26', 'en')).toBe('26 Nov 2026')
  expect(dayText('2026-11-26', 'zh-Hant')).toBe('2026年11月26日')
})

it.each([
  '2026-13-01',
  '2026-02-30',
  '2027-02-29',
  '0000-01-01',
  '2026-11-26 to 2026-11-28',
  'LOT-2026-11-28',
])('keeps %s as it is written, which is no day', (text) => {
  for (const language of languages) expect(dayText(text, language)).toBe(text)
})

it('knows the hour that a clock leaves out, and the one that it shows twice', () => {
  expect(instantsOf('2026-03-29T02:30', 'Europe/Berlin')).toEqual([])
  expect(instantsOf('2026-10-25T02:30', 'Europe/Berlin')).toEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:30:00.000Z',
  ])
  expect(instantsOf('2026-10-25T02:59', 'Europe/Berlin')).toHaveLength(2)
  expect(instantsOf('2026-10-25T03:00', 'Europe/Berlin')).toEqual(['2026-10-25T02:00:00.000Z'])
  // Half an hour on Lord Howe Island, a whole day left out on Samoa.
  expect(instantsOf('2026-10-04T02:15', 'Australia/Lord_Howe')).toEqual([])
  expect(instantsOf('2026-04-05T01:45', 'Australia/Lord_Howe')).toHaveLength(2)
  expect(instantsOf('2011-12-30T12:00', 'Pacific/Apia')).toEqual([])
  expect(instantsOf('2026-06-01T02:30', 'Asia/Hong_Kong')).toHaveLength(1)
  for (const local of ['2026-03-29T02:30', '2026-10-25T02:30']) {
    expect(instantOf(local, 'Europe/Berlin')).toBe(local)
  }
})
