import type { DemonstrationScan } from '../../example.ts'
import { constructed, modulesOf, type Pack, packStory } from './pack-story.ts'

/** Numbers of packs that stand at the gate, and of the one that somebody set apart at once. */
const numbers = { atTheGate: [61, 62], triaged: 63, hissing: 64 } as const

/** What waits in a workshop today: two packs to be triaged, one to be isolated, and one that hissed and is held. */
export function* waitingStory(
  place: Pick<Pack, 'organisation' | 'facility'>,
  afterMinutes: number,
): Generator<DemonstrationScan> {
  for (const number of numbers.atTheGate) yield* begun(number, ['taken_in'])
  yield* begun(numbers.triaged, ['taken_in', 'triaged'])
  yield* begun(numbers.hissing, ['taken_in'])
  yield {
    ...place,
    afterMinutes: afterMinutes + 30,
    stage: 'quarantined_at_once',
    batches: [{ batch: `${constructed}-P${numbers.hissing}` }],
    facts: { alarmSign: 'hissing_smoke' },
  }

  function begun(number: number, stages: readonly string[]): readonly DemonstrationScan[] {
    const pack = { number, ...place, afterMinutes, random: () => 0.5 }
    return [...packStory(pack, modulesOf(pack))].filter(({ stage }) => stages.includes(stage))
  }
}
