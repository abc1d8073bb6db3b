import type { Batch } from '../model/model.ts'
import { mistakes } from './mistakes.ts'
import type { Operation, Planning } from './planning.ts'
import { batteryWalk } from './walk-battery.ts'
import { textileWalk } from './walk-textile.ts'

/** What takes a batch that there is, and leaves a mark on its chain. */
const works: readonly Operation[] = [...textileWalk, ...batteryWalk, ...mistakes].filter(
  ({ name }) => !['collect', 'take in'].includes(name),
)

/** Whatever may be done with one batch, by several at the same moment: one after the other in its chain, whichever came first. */
export const workAtOnce: Operation = {
  name: 'work at once',
  weight: 3,
  plan: (planning) => {
    const batch = planning.batch(({ grams, state }) => grams > 100 && state !== 'quarantined')
    if (batch === undefined || !planning.hold(batch)) return undefined
    const others = new Set<object>()
    const among: Planning = {
      ...planning,
      batch: (fits: (one: Batch) => boolean) => (fits(batch) ? batch : undefined),
      // What the last event touched beside it belongs to this race as well.
      hold: (thing) => {
        if (thing === batch || others.has(thing)) return true
        const isFree = planning.hold(thing)
        if (isFree) others.add(thing)
        return isFree
      },
    }
    const wanted = planning.random.between(2, 4)
    const requests = Array.from({ length: wanted * 4 })
      .flatMap(() => planning.random.pick(works)?.plan(among)?.requests ?? [])
      .slice(0, wanted)
      .map((one) => ({ ...one, operation: `at once: ${one.operation}` }))
    if (requests.length < 2) return undefined
    const contested = [batch, ...[...others].filter(isUncertainThing)]
    return { kind: 'race', requests, contested }
  },
}

function isUncertainThing(thing: object): thing is { uncertain: boolean } {
  return 'uncertain' in thing
}
