import { expect, it } from 'vitest'
import { assembled } from '../../../workflows/battery/stages/assembly.ts'
import { dismantled } from '../../../workflows/battery/stages/dismantling.ts'
import { faultsInLossBounds } from '../../../workflows/loss-bounds.ts'
import type { Stage } from '../../../workflows/stream.ts'

const stages = { dismantled, assembled }

it.each([
  ['dismantled', 'coolant', 10_000],
  ['dismantled', 'adhesive', 5_000],
  ['dismantled', 'fasteners', 5_000],
  ['dismantled', 'dust', 1_000],
  ['assembled', 'trimmings', 2_000],
] as const)('%s loses for "%s" at most %i g of 100 kg', (stage, reason, most) => {
  expect(saysOf(stage, reason, most)).toEqual([])
  expect(saysOf(stage, reason, most + 1)).toEqual(['loss_above_bound'])
  expect(saysOf(stage, reason, most + 1, 'weighing 7')).toEqual(['loss_above_bound'])
})

it.each([
  ['dismantled', 'casing_scrap', 10_000, 40_000],
  ['assembled', 'removed_parts', 5_000, 30_000],
] as const)(
  '%s loses for "%s" from %i g of 100 kg on with a record, and at most %i g',
  (stage, reason, silent, most) => {
    expect(saysOf(stage, reason, silent)).toEqual([])
    expect(saysOf(stage, reason, silent + 1)).toEqual(['loss_needs_record'])
    expect(saysOf(stage, reason, most, 'weighing 7')).toEqual([])
    expect(saysOf(stage, reason, most + 1, 'weighing 7')).toEqual(['loss_above_bound'])
  },
)

function saysOf(name: keyof typeof stages, reason: string, massGrams: number, lossRecord?: string) {
  const stage: Stage = stages[name]
  const scan = {
    id: 'i',
    stream: 'battery',
    stage: name,
    facility: 'A',
    batches: [],
    outputs: [],
    losses: [{ reason, massGrams }],
    additions: [],
    facts: {},
  }
  const facts = lossRecord === undefined ? {} : { lossRecord }
  return faultsInLossBounds(stage, scan, { wentIn: 100_000, facts }).map(({ says }) => says)
}
