import { describe, expect, it } from 'vitest'
import { awayMilliseconds, createSeenAnew } from '../../../../web/scanner/camera/seen-anew.ts'
import { atMost, visiblePart } from '../../../../web/scanner/camera/visible-part.ts'

const at = (text: string, x = 0.5) => ({ text, x, y: 0.5 })

describe('what a camera shows', () => {
  it('is told once as long as it is in view, and again after it was away', () => {
    const seenAnew = createSeenAnew()
    expect(seenAnew([at('A')], 0)).toBe('A')
    for (let now = 100; now < 60_000; now += 100) expect(seenAnew([at('A')], now)).toBeUndefined()
    // A hand that trembles.
    expect(seenAnew([], 60_000)).toBeUndefined()
    expect(seenAnew([at('A')], 60_000 + awayMilliseconds / 2)).toBeUndefined()
    expect(seenAnew([], 70_000)).toBeUndefined()
    expect(seenAnew([at('A')], 70_100)).toBe('A')
  })

  it('is the label aimed at, also where two are in view in turn', () => {
    const seenAnew = createSeenAnew()
    expect(seenAnew([at('A', 0.1), at('B', 0.6)], 0)).toBe('B')
    expect(seenAnew([at('A', 0.4), at('B', 0.9)], 100)).toBe('A')
    expect(seenAnew([at('A', 0.1), at('B', 0.6)], 200)).toBeUndefined()
    expect(seenAnew([at('A', 0.4), at('B', 0.9)], 1_500)).toBeUndefined()
  })

  it('is what somebody sees of the picture, in its own shape and no larger than is read', () => {
    expect(visiblePart({ width: 1_920, height: 1_080 }, { width: 360, height: 360 })).toEqual({
      x: 420,
      y: 0,
      width: 1_080,
      height: 1_080,
    })
    expect(visiblePart({ width: 720, height: 1_280 }, { width: 360, height: 320 })).toEqual({
      x: 0,
      y: 320,
      width: 720,
      height: 640,
    })
    expect(atMost(1_280, { width: 1_920, height: 1_080 })).toEqual({ width: 1_280, height: 720 })
    expect(atMost(1_280, { width: 640, height: 480 })).toEqual({ width: 640, height: 480 })
  })
})
