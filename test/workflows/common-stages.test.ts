import { expect, it } from 'vitest'
import { commonStages, stageBy } from '../../workflows/common-stages.ts'
import { bookedAs } from '../../workflows/custody-stages.ts'

it('names every stage that the machine does not record by the rules that record it, a hand-over’s by what books its goods', () => {
  const named = [
    ...Object.entries(stageBy),
    ...Object.values(bookedAs).map((stage) => ['hand_over', stage]),
  ]
  expect(named.sort()).toEqual(
    Object.values(commonStages)
      .map((stage) => [stage.by, stage.name])
      .sort(),
  )
})
