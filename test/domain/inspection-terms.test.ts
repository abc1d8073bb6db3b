import { expect, it } from 'vitest'
import {
  inspectionEnd,
  inspectionState,
  inspectionTerms,
  isInspectionTime,
} from '../../domain/inspection-terms.ts'

const now = new Date('2026-11-28T10:00:00Z')

it('lets a link live five minutes to an hour, whole', () => {
  expect([4, 5, 15, 60, 61, 5.5, Number.NaN].filter(isInspectionTime)).toEqual([5, 15, 60])
  expect(inspectionTerms.choices.filter(isInspectionTime)).toEqual([...inspectionTerms.choices])
  expect(inspectionEnd(now, 15).toISOString()).toBe('2026-11-28T10:15:00.000Z')
})

it('is over at its end to the millisecond, by its owner, or once it went round', () => {
  const link = { expiresTime: inspectionEnd(now, 5), endedTime: null, looks: 0 }
  const last = new Date(link.expiresTime.getTime() - 1)
  expect(inspectionState(link, last)).toBe('open')
  expect(inspectionState(link, link.expiresTime)).toBe('expired')
  expect(inspectionState({ ...link, endedTime: now }, now)).toBe('ended')
  const { mostLooks } = inspectionTerms
  expect(inspectionState({ ...link, looks: mostLooks - 1 }, now)).toBe('open')
  expect(inspectionState({ ...link, looks: mostLooks }, now)).toBe('expired')
})
