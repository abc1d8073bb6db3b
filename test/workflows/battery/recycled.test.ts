import { expect, it } from 'vitest'
import type { Part } from '../../../domain/passport/remains.ts'
import { recycling } from '../../../workflows/battery/passport/recycled.ts'

const gone = (...parts: readonly Part[]) => [...recycling.goneAmong(parts)].sort()

/** A battery of which nothing is left but what came of it. */
function unit(key: number, into: readonly number[] = [], own: Partial<Part> = {}): Part {
  return { key, kind: 'pack', state: 'dismantled', massGrams: 0, isAway: false, into, ...own }
}

function lot(key: number, state: string, into: readonly number[] = [], own: Partial<Part> = {}) {
  return unit(key, into, { kind: 'recycling_lot', state, ...own })
}

it('knows a battery to be recycled once its lot is closed, in whatever order the parts are told', () => {
  expect(gone(unit(1, [2]), lot(2, 'recycled'))).toEqual([1, 2])
  expect(gone(lot(2, 'recycled'), unit(1, [2]))).toEqual([1, 2])
  expect(gone(unit(1, [2]), lot(2, 'recycling'))).toEqual([])
  // Nobody has certified the black mass yet.
  expect(gone(unit(1, [2]), lot(2, 'awaiting_certificates'))).toEqual([])
})

it('follows a lot to whoever took it over, and asks for every part of it', () => {
  expect(gone(unit(1, [2]), lot(2, 'handed_over', [3]), lot(3, 'recycled'))).toEqual([1, 2, 3])
  expect(gone(unit(1, [2]), lot(2, 'handed_over', [3]), lot(3, 'recycling'))).toEqual([])
  const parts = [unit(1, [2]), lot(2, 'recycled', [3, 4]), lot(3, 'recycled')]
  expect(gone(...parts, lot(4, 'recycling'))).toEqual([3])
  expect(gone(...parts, lot(4, 'recycled'))).toEqual([1, 2, 3, 4])
  // What was worked here is closed here, also when its rest is closed elsewhere.
  expect(gone(unit(1, [2]), lot(2, 'recycling', [3]), lot(3, 'recycled'))).toEqual([3])
})

it('takes nothing for recycled that is on its way, lost, sold or still there', () => {
  const away = { isAway: true }
  expect(gone(unit(1, [2]), lot(2, 'recycled', [], away))).toEqual([])
  expect(gone(unit(1, [2]), lot(2, 'handed_over', [3], away), lot(3, 'recycled'))).toEqual([3])
  expect(gone(unit(1, [2]), lot(2, 'handed_over'))).toEqual([])
  expect(gone(unit(1, [], { state: 'sold' }))).toEqual([])
  expect(gone(unit(1, [], { state: 'handed_over' }))).toEqual([])
  expect(gone(unit(1, [2], { massGrams: 1 }), lot(2, 'recycled'))).toEqual([2])
})

it('asks of a battery that was taken apart for each module, in a further battery too', () => {
  const closed = [lot(10, 'recycled'), lot(11, 'recycled')]
  const modules = (second: readonly number[]) => [unit(1, [2, 3]), unit(2, [10]), unit(3, second)]
  expect(gone(...modules([11]), ...closed)).toEqual([1, 10, 11, 2, 3])
  expect(gone(...modules([]), ...closed)).toEqual([10, 11, 2])
  // The other was built into a product: the original stays as long as that is there, and no longer.
  expect(gone(...modules([4]), unit(4, [], { massGrams: 9 }), ...closed)).toEqual([10, 11, 2])
  expect(gone(...modules([4]), unit(4, [11]), ...closed)).toEqual([1, 10, 11, 2, 3, 4])
})
