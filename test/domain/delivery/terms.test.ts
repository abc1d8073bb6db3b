import { expect, it } from 'vitest'
import { firstMonth, isDeliveryDay, isDue, monthAfter } from '../../../domain/delivery/terms.ts'

it('delivers a month on the chosen day of the next, every year and month', () => {
  expect(isDue('2026-11', { day: 1, today: '2026-11-30' })).toBe(false)
  expect(isDue('2026-11', { day: 1, today: '2026-12-01' })).toBe(true)
  expect(isDue('2026-12', { day: 28, today: '2027-01-27' })).toBe(false)
  expect(isDue('2026-12', { day: 28, today: '2027-01-28' })).toBe(true)
  expect(isDue('2027-01', { day: 28, today: '2027-02-28' })).toBe(true)
  expect([firstMonth('2026-11-28'), monthAfter('2026-11'), monthAfter('2026-12')]).toEqual([
    '2026-11',
    '2026-12',
    '2027-01',
  ])
})

it('takes days that every month has', () => {
  expect([0, 1, 28, 29, 1.5].filter(isDeliveryDay)).toEqual([1, 28])
})
