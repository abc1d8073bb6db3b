import { expect, it } from 'vitest'
import { daysOfMonth, monthBefore, settledMonths } from '../../../domain/summary/months.ts'

it('knows the days of each month, and the months before', () => {
  expect(daysOfMonth('2026-11')).toEqual({ from: '2026-11-01', to: '2026-12-01' })
  expect(daysOfMonth('2026-12')).toEqual({ from: '2026-12-01', to: '2027-01-01' })
  expect(daysOfMonth('2028-02')).toEqual({ from: '2028-02-01', to: '2028-03-01' })
  expect([0, 1, 11, 12].map((count) => monthBefore('2026-11', count))).toEqual([
    '2026-11',
    '2026-10',
    '2025-12',
    '2025-11',
  ])
})

it('puts a month together ten whole days after its end, and none before', () => {
  expect(settledMonths('2026-09', '2026-11-10')).toEqual(['2026-09'])
  expect(settledMonths('2026-09', '2026-11-11')).toEqual(['2026-09', '2026-10'])
  expect(settledMonths('2026-12', '2026-11-28')).toEqual([])
})
