import pg from 'pg'
import { expect, it } from 'vitest'
import { daysAfter } from '../../../domain/local-day.ts'
import { dayBegins, placeIn } from '../../../domain/recompute/period.ts'
import { emptyDatabase } from '../../harness/installation.ts'

// Clocks go forward at midnight in Cairo and São Paulo did so; they went back to it in Havana.
const days = [
  ['Asia/Hong_Kong', '2026-10-01'],
  ['America/Los_Angeles', '2026-11-01'],
  ['Africa/Cairo', '2026-04-24'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Havana', '2026-11-01'],
  ['Asia/Kathmandu', '2026-01-01'],
  ['UTC', '2026-01-01'],
] as const

it('begins a day at the instant from which on clocks there show it, also where they are changed', async () => {
  const client = new pg.Client(await emptyDatabase())
  await client.connect()
  for (const [zone, day] of days) {
    const { rows } = await client.query(
      `select ($1::timestamptz at time zone $2)::date::text as own, (($1::timestamptz - interval '1 ms') at time zone $2)::date::text as before`,
      [dayBegins(day, zone), zone],
    )
    expect([zone, rows[0]]).toEqual([zone, { own: day, before: daysAfter(day, -1) }])
  }
  await client.end()
})

it('places an instant before, in a month of, or after a period', () => {
  const placeOf = placeIn({ from: '2026-09-15', to: '2026-11-01', timeZone: 'Asia/Hong_Kong' })
  const at = (instant: string) => placeOf(instant)
  expect(at('2026-09-14T15:59:59.999Z')).toEqual({ before: true, month: null })
  expect(at('2026-09-14T16:00:00Z')).toEqual({ before: false, month: '2026-09' })
  expect(at('2026-09-30T16:00:00Z')).toEqual({ before: false, month: '2026-10' })
  expect(at('2026-10-31T15:59:59Z')).toEqual({ before: false, month: '2026-10' })
  expect(at('2026-10-31T16:00:00Z')).toBe('after')
})
