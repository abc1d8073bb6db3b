import { describe, expect, it } from 'vitest'
import { secondsAsked } from '../../domain/retry-after.ts'

const now = new Date('2026-11-26T16:00:00.500Z')

describe('what a receiver asks for by Retry-After', () => {
  it.each([
    ['120', 120],
    ['0', 0],
    ['Thu, 26 Nov 2026 16:37:37 GMT', 2_257],
    ['Thursday, 26-Nov-26 16:37:37 GMT', 2_257],
    ['Thu Nov 26 16:37:37 2026', 2_257],
    ['Thu, 26 Nov 2026 15:00:00 GMT', 0],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2026-11-26T16:37:37Z', undefined],
    ['Thu, 26 Nov 2026 16:37:37 +0800', undefined],
    ['', undefined],
  ])('of %s is %s seconds', (asked, seconds) => {
    expect(secondsAsked({ 'retry-after': asked }, now)).toBe(seconds)
  })

  it('as a time counts from the clock of the receiver, which may be wrong', () => {
    const headers = {
      date: 'Thu, 26 Nov 2026 10:00:00 GMT',
      'retry-after': 'Thu, 26 Nov 2026 10:01:30 GMT',
    }
    expect(secondsAsked(headers, now)).toBe(90)
  })
})
