import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { batchAfter } from '../../../domain/batch-after.ts'
import type { BatchState } from '../../../domain/event.ts'
import { parseScan } from '../../../domain/parse-scan.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { decide } from '../../../workflows/decide.ts'
import { recordTime, streamNamed } from '../../harness/books.ts'

const whole = 228_000

it('lets no unit be worn down by going out and coming back, a little lighter each time', async () => {
  const { comeBack, sentOut } = await product()
  // 4 % lighter is within what a note explains; a second time it is 8 % of what first left.
  expect(comeBack(whole * 0.96)).toEqual([])
  sentOut()
  expect(comeBack(whole * 0.92)).toEqual(['unit_returns_whole'])
  expect(comeBack(whole * 0.955)).toEqual([])
  sentOut()
  expect(comeBack(whole * 0.949)).toEqual(['unit_returns_whole'])
  expect(comeBack(whole * 0.95)).toEqual([])
})

it('trusts of a unit that comes back whole what it went out with, and of no more than left', async () => {
  const { comeBack, sentOut, batch } = await product()
  expect(comeBack(whole)).toEqual([])
  expect(batch().context.trustedMass).toBeUndefined()
  sentOut()
  expect(comeBack(whole + 1)).toEqual(['returned_above_left'])
  expect(comeBack(whole - 2_280)).toEqual([])
  expect(batch().context.trustedMass).toEqual({ grams: whole, ofGrams: whole - 2_280 })
})

/** A product that was sold; what it weighs when it comes back, and the next sale of it. */
async function product() {
  const stream = await streamNamed('battery')
  let left = whole
  let state: BatchState = {
    batch: randomUUID(),
    code: 'PROD-1',
    stream: 'battery',
    kind: 'product',
    material: 'NMC',
    state: 'sold',
    facility: 'A',
    massGrams: 0,
    content: {},
    context: {},
    headSeq: 1,
    headDigest: 'd',
  }
  const comeBack = (massGrams: number): readonly (string | undefined)[] => {
    const scan = parseScan({
      id: randomUUID(),
      stream: 'battery',
      stage: 'recalled',
      facility: 'A',
      batches: [{ batch: state.code, massGrams }],
      facts: { recallReason: 'defect' },
    })
    if (isRefusal(scan)) throw new RangeError(JSON.stringify(scan))
    const event = decide(stream, scan, {
      organisation: 'first',
      recordTime,
      hasFacility: () => true,
      batch: () => state,
      parents: () => [],
      newBatchId: randomUUID,
      outside: () => ({ grams: left, content: {} }),
    })
    if (isRefusal(event)) return event.faults.map(({ says, message }) => says ?? message)
    const head = { headSeq: state.headSeq + 1, headDigest: 'd' }
    state = batchAfter(state, event, { batch: state.batch, carried: stream.carried, head })
    return []
  }
  const sentOut = () => {
    left = state.massGrams ?? 0
    state = { ...state, state: 'sold', massGrams: 0 }
  }
  return { comeBack, sentOut, batch: () => state }
}
