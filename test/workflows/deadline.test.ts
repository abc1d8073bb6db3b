import { expect, it } from 'vitest'
import { faultOf } from '../../domain/refusal.ts'
import { type DeadlineAsking, shownDeadline } from '../../workflows/deadline.ts'
import { loadStreams } from '../../workflows/load-streams.ts'
import { saidOf } from '../../workflows/shown-batch.ts'

const streams = await loadStreams()
const battery = streams.get('battery')
const hongKong = 'Asia/Hong_Kong'

function deadlineOf(
  batch: { state: string; context: Readonly<Record<string, string | boolean>> },
  asking: Partial<DeadlineAsking>,
) {
  const all = { code: 'PACK-1', kind: 'pack', ...batch }
  return shownDeadline(battery, all, { now: '2026-11-28T00:00:00Z', timeZone: hongKong, ...asking })
}

it('asks a collector to have delivered within 48 hours, by the clock where the battery stands', () => {
  const batch = { state: 'consigned', context: { collectedAt: '2026-11-26T02:05:00Z' } }
  expect(deadlineOf(batch, {})).toEqual({
    text: {
      en: 'Deliver to the recycler by: 28 Nov 2026, 10:05',
      'zh-Hant': '最遲送達回收商：2026年11月28日 10:05',
      'zh-Hans': '最迟送达回收商：2026年11月28日 10:05',
    },
    due: '2026-11-28T02:05:00.000Z',
    isOver: false,
  })
  const late = deadlineOf(batch, { now: '2026-11-28T02:05:00.000Z', timeZone: 'Europe/Berlin' })
  expect(late?.isOver).toBe(true)
  expect(late?.text.en).toBe('Overdue · Deliver to the recycler by: 28 Nov 2026, 03:05')
  expect(deadlineOf({ ...batch, state: 'received' }, {})).toBeNull()
})

it('asks for a review until the last minute of its day there, and of what was released no more', () => {
  const context = { reviewDue: '2026-11-28', releasedFromQuarantine: false }
  const held = { state: 'quarantined', context }
  expect(deadlineOf(held, { now: '2026-11-28T15:59:59.999Z' })).toMatchObject({
    text: { en: 'Review no later than: 28 Nov 2026' },
    due: '2026-11-28T16:00:00.000Z',
    isOver: false,
  })
  expect(deadlineOf(held, { now: '2026-11-28T16:00:00.000Z' })?.isOver).toBe(true)
  const released = { ...context, releasedFromQuarantine: true }
  expect(deadlineOf({ state: 'released', context: released }, {})).toBeNull()
})

it('is over when the day is where clocks change at midnight, and never by itself before the last day that can be written', () => {
  const dueOf = (reviewDue: string, timeZone: string) => {
    const context = { reviewDue, releasedFromQuarantine: false }
    return deadlineOf({ state: 'quarantined', context }, { timeZone })
  }
  // From midnight to one o'clock, and from one o'clock back to midnight.
  expect(dueOf('2026-03-28', 'Asia/Beirut')?.due).toBe('2026-03-28T22:00:00.000Z')
  expect(dueOf('2026-10-31', 'America/Havana')?.due).toBe('2026-11-01T04:00:00.000Z')
  expect(dueOf('9999-12-31', hongKong)).toMatchObject({
    due: '9999-12-31T16:00:00.000Z',
    isOver: false,
  })
  expect(dueOf('9999-12-31', 'America/Havana')).toMatchObject({
    due: '9999-12-31T23:59:59.999Z',
    isOver: false,
  })
})

it('tells the soonest of several, and knows of none where the stream has none', () => {
  const context = {
    collectedAt: '2026-11-27T00:00:00Z',
    reviewDue: '2026-12-24',
    releasedFromQuarantine: false,
  }
  const both = deadlineOf({ state: 'consigned', context }, {})
  expect(both?.due).toBe('2026-11-29T00:00:00.000Z')
  const asking = { now: '2026-11-28T00:00:00Z', timeZone: hongKong }
  const bale = { code: 'B', kind: 'bale', state: 'received', context: {} }
  expect(shownDeadline(streams.get('textile'), bale, asking)).toBeNull()
})

it('says until when a hold runs by the clock where the battery stands, in the language of whoever reads', () => {
  const stage = battery?.stages.released
  if (battery === undefined || stage === undefined) throw new RangeError('Nothing is released')
  const until = '2026-11-27T15:51:29.152Z'
  const fault = faultOf('/batches/0/batch', 'hold_runs', { batch: 'PK-1', until })
  const said = saidOf(fault, { stream: battery, stage, timeZone: hongKong })
  expect(said.en).toContain('27 Nov 2026, 23:51')
  expect(said['zh-Hant']).toContain('2026年11月27日 23:51')
  expect(JSON.stringify(said)).not.toContain('15:51')
})
