import { expect, it } from 'vitest'
import { instantOf, localMoment, localText } from '../../../web/pages/workplace/form/local-time.ts'

it('reads the clock of a facility where it stands, in summer and in winter', () => {
  expect(instantOf('2026-11-26T10:15')).toBe('2026-11-26T02:15:00.000Z')
  expect(instantOf('2026-07-01T10:15', 'Europe/Berlin')).toBe('2026-07-01T08:15:00.000Z')
  expect(instantOf('2026-12-01T10:15', 'Europe/Berlin')).toBe('2026-12-01T09:15:00.000Z')
  expect(instantOf('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf('2026-11-26T10:15', 'America/St_Johns')).toBe('2026-11-26T13:45:00.000Z')
  for (const zone of ['Asia/Hong_Kong', 'Europe/Berlin', 'America/New_York']) {
    expect(instantOf(localText('2026-11-01T05:30:00.000Z', zone), zone)).toBe(
      '2026-11-01T05:30:00.000Z',
    )
  }
})

it('leaves what is no time as it was typed, so that it is refused by name', () => {
  for (const text of ['', 'tomorrow', '2026-13-40T10:15', '2026-11-26']) {
    expect(instantOf(text)).toBe(text)
  }
})

it('shows times with the offset of the place', () => {
  expect(localMoment('2026-11-26T02:15:00Z', 'en')).toBe('26 Nov 2026, 10:15 UTC+8')
  expect(localMoment('2026-11-26T02:15:00Z', 'zh-Hant', 'Europe/Berlin')).toContain('UTC+1')
})
