import { expect, it } from 'vitest'
import { balanceFlow } from '../../../domain/balance-flow.ts'
import { compareFlow } from '../../../domain/recompute/compare-flow.ts'
import { cellsFor, makeFlowCells } from '../../../domain/recompute/flow-cells.ts'

const organisations = ['first']
const groupBy = ['kind', 'material'] as const
const line = {
  dimension: 'mass',
  account: 'stock',
  movement: 'received',
  facility: 'A',
  amount: 1_000,
} as const

/** Two batches whose kind and material make the same words when they are written one after the other. */
const sorts = new Map([
  ['one', { kind: 'bale', material: 'wool cotton' }],
  ['two', { kind: 'bale wool', material: 'cotton' }],
])

function report(change: (rows: Record<string, unknown>[]) => void = () => {}) {
  const cells = makeFlowCells((batch) => sorts.get(batch))
  const event = { organisation: 'first', stream: 'textile', stage: 'received', before: false }
  const lines = [...sorts.keys()].map((batch) => Object.assign({ batch }, line))
  cells.add(Object.assign({ month: '2026-10' }, event), lines)
  const made = balanceFlow(cellsFor(cells.cells(), { organisations, groupBy }), {
    groupBy,
    months: ['2026-10'],
  })
  const days = { from: '2026-10-01', to: '2026-11-01', timeZone: 'UTC', asOf: null }
  const given = JSON.parse(
    JSON.stringify(Object.assign({ report: 'flow', organisations, groupBy }, days, made)),
  )
  change(given.rows)
  return compareFlow(given, cells.cells()).findings
}

it('tells groups apart whose values run into each other', () => {
  expect(report()).toEqual([])
})

it('names a row that stands twice, and one that is not there', () => {
  const twice = report((rows) => rows.push(rows[0] ?? {}))
  expect(twice).toMatchObject([
    { says: 'recompute_row_twice', values: { row: 'bale wool cotton' } },
  ])
  const gone = report((rows) => rows.splice(0, 1))
  expect(gone.map(({ values }) => values?.figure)).toEqual(
    expect.arrayContaining(['inGrams', 'closingGrams']),
  )
})
