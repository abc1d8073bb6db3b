import { describe, expect, it } from 'vitest'
import { balanceFlow } from '../../domain/balance-flow.ts'
import type { FlowCell } from '../../domain/flow-report.ts'

const plain = { group: [], before: false, month: null, reason: null, into: true } as const

function cell(
  account: FlowCell['account'],
  movement: FlowCell['movement'],
  grams: number,
): FlowCell {
  return { ...plain, account, movement, grams, into: grams > 0 }
}

const balanced: readonly FlowCell[] = [
  { ...cell('stock', 'received', 50), before: true },
  cell('stock', 'received', 100),
  cell('outside', 'received', -100),
  cell('stock', 'consumed', -80),
  cell('stock', 'produced', 70),
  { ...cell('loss', 'consumed', 11), reason: 'dust' },
  { ...cell('outside', 'received', -5), reason: 'screws' },
  { ...cell('difference', 'measured', 4), reason: 'process' },
  cell('stock', 'moved', 30),
  cell('stock', 'moved', -30),
  cell('stock', 'measured', -2),
  { ...cell('difference', 'measured', 2), reason: 'weighing' },
  cell('stock', 'dispatched', -20),
  cell('outside', 'dispatched', 20),
]

describe('balanceFlow', () => {
  it('calls a ledger balanced whose accounts tell the same story', () => {
    const report = balanceFlow(balanced, { groupBy: [], months: [] })
    expect(report.balanced).toBe(true)
    expect(report.totals).toMatchObject({ openingGrams: 50, closingGrams: 118 })
  })

  it.each(
    balanced.slice(1).map((line, at) => [`${line.account} ${line.movement}`, at + 1] as const),
  )('notices a gram too many in %s (line %i)', (_, at) => {
    const wrong = balanced.map((line, index) =>
      index === at ? { ...line, grams: line.grams + 1 } : line,
    )
    expect(balanceFlow(wrong, { groupBy: [], months: [] }).balanced).toBe(false)
  })

  it('leaves out a group in which nothing lay and nothing moved', () => {
    const lines = balanced.filter(({ account }) => account === 'outside')
    const own = lines.filter(({ reason }) => reason === null)
    expect(balanceFlow(own, { groupBy: [], months: [] }).rows).toEqual([])
  })
})
