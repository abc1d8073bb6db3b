import { expect, it } from 'vitest'
import { checkWritten } from '../../../../api/commands/check/check-written.ts'
import { noFindings } from '../../../../api/commands/check/findings.ts'
import type { Event } from '../../../../domain/event.ts'
import { loadStreams } from '../../../../workflows/load-streams.ts'

const facts = { chemistry: 'NMC', ratedCapacityAmpereHours: '200', nominalVoltageVolts: '400' }

it.each([
  [3, 57_000, { differences: 0, doubtful: 1 }],
  [4, 57_000, { differences: 1, doubtful: 0 }],
  [4, 16_000_001, { differences: 1, doubtful: 0 }],
  [4, 400_000, { differences: 0, doubtful: 0 }],
])('a pack with 80 kWh under version %i that weighs %i g', async (version, massGrams, expected) => {
  const stream = (await loadStreams()).get('battery')
  if (stream === undefined) throw new RangeError('There is no stream "battery"')
  const findings = noFindings()
  const adopted = eventOf({
    outputs: [
      {
        batch: 'ID',
        code: 'P',
        kind: 'pack',
        material: 'NMC',
        state: 'taken_in',
        massGrams,
        facts,
      },
    ],
  })
  // What is so already is named where it began, and nowhere else.
  const weighed = eventOf({
    mass: 'weighed',
    batches: [{ batch: 'ID', state: 'taken_in', foundGrams: 100 }],
  })
  const links = [adopted, weighed].map((event, at) => {
    return { event, version, head: { headSeq: at + 1, headDigest: '' } }
  })
  checkWritten(findings, { id: 'ID', code: 'P' }, { links, stream, named: new Set() })
  expect(findings).toMatchObject(expected)
})

function eventOf(rest: Partial<Event>): Event {
  return {
    id: 'event',
    organisation: 'first',
    stream: 'battery',
    stage: 'adopted',
    mass: 'received',
    facility: 'A',
    eventTime: '2026-11-01T00:00:00.000Z',
    recordTime: '2026-11-01T00:00:00.000Z',
    batches: [],
    outputs: [],
    losses: [],
    additions: [],
    facts: {},
    decisions: {},
    differenceGrams: 0,
    differenceContent: {},
    warnings: [],
    ...rest,
  }
}
