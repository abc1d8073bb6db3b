import { expect, it } from 'vitest'
import { flowDifference } from '../../domain/flow-difference.ts'
import { wrongLines } from '../../domain/wrong-lines.ts'
import { noFlow } from '../harness/no-flow.ts'

const came = (facility: string, inGrams: number) => ({
  ...noFlow,
  group: { facility },
  inGrams,
  closingGrams: inGrams,
})
const told = (...rows: readonly ReturnType<typeof came>[]) => {
  const grams = rows.reduce((total, { inGrams }) => total + inGrams, 0)
  return { rows, totals: { ...noFlow, inGrams: grams, closingGrams: grams } }
}

it('tells what changed alone: rows that are new, rows that are gone, and no row that says the same', () => {
  const earlier = told(came('A', 5), came('B', 7), came('C', 1))
  const later = told(came('A', 5), came('C', 4), came('D', 2))
  const { rows, totals } = flowDifference(later, earlier)
  expect(rows.map(({ group, inGrams, closingGrams }) => [group, inGrams, closingGrams])).toEqual([
    [{ facility: 'B' }, -7, -7],
    [{ facility: 'C' }, 3, 3],
    [{ facility: 'D' }, 2, 2],
  ])
  expect([totals.inGrams, totals.closingGrams]).toEqual([-2, -2])
})

it('compares losses and additions name by name, and leaves stock out where it stands at no stage', () => {
  const stage = { ...noFlow, group: { stage: 'worked' }, openingGrams: null, closingGrams: null }
  const earlier = { totals: noFlow, rows: [{ ...stage, lostGrams: { dust: 5, water: 1 } }] }
  const later = { totals: noFlow, rows: [{ ...stage, lostGrams: { dust: 8, water: 1, ash: 2 } }] }
  const [row] = flowDifference(later, earlier).rows
  expect(row).toMatchObject({
    lostGrams: { ash: 2, dust: 3 },
    openingGrams: null,
    closingGrams: null,
  })
  expect(flowDifference(later, later).rows).toEqual([])
})

it('counts each line of a report that does not add up, and the totals that are not what the rows come to', () => {
  const groupBy = ['facility'] as const
  const report = told(came('A', 5), came('B', 7))
  expect(wrongLines({ ...report, groupBy })).toBe(0)
  const [a, b] = report.rows
  if (a === undefined || b === undefined) throw new RangeError('Two rows')
  const rows = [{ ...a, closingGrams: 6 }, b]
  expect(wrongLines({ ...report, groupBy, rows })).toBe(2)
  expect(wrongLines({ ...report, groupBy, rows: [a] })).toBe(1)
  const lost = { ...report.totals, lostGrams: { dust: 1 } }
  expect(wrongLines({ ...report, groupBy, totals: lost })).toBe(1)
  const moved = { ...report.totals, movedInGrams: 1, outGrams: 1 }
  expect(wrongLines({ ...report, groupBy, totals: moved })).toBe(1)
})
