import { expect, it } from 'vitest'
import {
  deliveredReports,
  deliveryTerms,
  firstMonth,
  isDeliveryDay,
  isDue,
  keptSince,
  monthAfter,
} from '../../../domain/delivery/terms.ts'

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

it('keeps a file for whole months after it was made, whatever their length', () => {
  expect(deliveryTerms.keptMonths).toBe(24)
  expect(keptSince(new Date('2028-12-05T01:00:00Z')).toISOString()).toBe('2026-12-05T01:00:00.000Z')
  // No 29 February two years before.
  expect(keptSince(new Date('2028-02-29T12:00:00Z')).toISOString()).toBe('2026-03-01T12:00:00.000Z')
})

it('delivers each report under one name', () => {
  expect(new Set(deliveredReports).size).toBe(deliveredReports.length)
})
