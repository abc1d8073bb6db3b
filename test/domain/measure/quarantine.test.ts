import { expect, it } from 'vitest'
import { type HoldEvent, holdsOf } from '../../../domain/measure/quarantine.ts'

const event = (stage: string, time: string, more: Partial<HoldEvent> = {}): HoldEvent => ({
  batch: 1,
  code: 'PACK',
  organisation: 'one',
  stream: 'battery',
  event: `${stage} ${time}`,
  time: `${time}T00:00:00.000Z`,
  does: 'begins',
  stage,
  due: null,
  grams: 100,
  ...more,
})
const now = '2026-11-10T00:00:00.000Z'

it('begins one stay however often something is set apart, and another one where it goes on after that ended', () => {
  const stays = holdsOf(
    [
      event('quarantined', '2026-11-01', { due: '2026-11-02T00:00:00.000Z' }),
      event('quarantined_at_once', '2026-11-02', { due: '2026-11-08T00:00:00.000Z' }),
      event('handed_over', '2026-11-03', { does: 'ends' }),
      // Nothing is set apart any more.
      event('released', '2026-11-04', { does: 'ends' }),
      event('handed_back', '2026-11-05', { due: '2026-11-08T00:00:00.000Z' }),
      event('taken_over', '2026-11-09', { batch: 2, organisation: 'two' }),
    ],
    now,
  )
  expect(
    stays.map(({ begun, ended, hours, due, isBeyond }) => [
      begun.stage,
      ended?.stage,
      hours,
      due,
      isBeyond,
    ]),
  ).toEqual([
    ['quarantined', 'handed_over', 48, '2026-11-08T00:00:00.000Z', false],
    ['handed_back', undefined, 120, '2026-11-08T00:00:00.000Z', true],
    ['taken_over', undefined, 24, null, false],
  ])
})
