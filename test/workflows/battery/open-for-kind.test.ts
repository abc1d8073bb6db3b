import { expect, it } from 'vitest'
import { isRefusal } from '../../../domain/refusal.ts'
import { advance } from '../../../workflows/advance.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'

it('names to whoever was refused only stages that the batch is of a kind for', async () => {
  const battery = (await loadStreams()).get('battery')
  if (battery === undefined) throw new Error('There is no stream "battery"')
  const said = (kind: string) => {
    const from = { state: 'quarantined', context: { facts: {}, kind, massGrams: 5 } }
    const event = { type: 'process', facts: {}, decisions: {}, eventTime: '2026-11-26T00:00:00Z' }
    const named = { code: 'L', stage: 'processed', pointer: '' }
    const refused = advance(battery, from, event, named)
    return isRefusal(Object(refused)) ? Object(refused).faults[0].message : ''
  }
  expect(said('recycling_lot')).toMatch(
    /Available now: quarantined, quarantined_at_once, quarantine_detailed, released$/,
  )
  expect(said('pack')).toMatch(
    /Available now: quarantined, quarantined_at_once, quarantine_detailed, released, declared_waste$/,
  )
})
