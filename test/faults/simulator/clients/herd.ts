import type { Random } from '../../../harness/random.ts'
import type { Model } from '../model/model.ts'
import type { Client, Request } from '../model/request.ts'
import { ended } from '../model/stages.ts'
import type { Planning } from './planning.ts'

/** How many things are looked at before a client gives up looking for one that fits. */
const looks = 40
/** How many requests are remembered to be sent again. */
const remembered = 3_000

/** What clients choose from, kept small however much there is: what has ended is dropped when somebody comes upon it. */
export interface Herd {
  /** Opens a round: what came into being joins, and nothing is in anybody's hand. */
  planning(): Planning
  /** Takes note of a request that was accepted. */
  add(request: Request): void
}

/** Makes the herd of a model. */
export function createHerd(model: Model, random: Random, everybody: readonly Client[]): Herd {
  const { keys: clients = [], people = [] } = Object.groupBy(everybody, ({ isPerson }) =>
    isPerson ? 'people' : 'keys',
  )
  const batches: (typeof model.born.batches)[number][] = []
  const handOvers: (typeof model.born.handOvers)[number][] = []
  const credits: (typeof model.born.credits)[number][] = []
  const done: Request[] = []
  let codes = 0
  return {
    add: (request) => {
      if (done.length < remembered) done.push(request)
      else done[random.between(0, remembered - 1)] = request
    },
    planning: () => {
      // How many came into being on whose course nobody can rely hangs on moments, and must decide nothing.
      batches.push(...model.born.batches.splice(0).filter(isSure))
      handOvers.push(...model.born.handOvers.splice(0).filter(isSure))
      credits.push(...model.born.credits.splice(0))
      const held = new Set<object>()
      const free = (thing: { uncertain: boolean }) => !thing.uncertain && !held.has(thing)
      const from =
        <Thing extends { uncertain: boolean }>(list: Thing[], isOver: (thing: Thing) => boolean) =>
        (fits: (thing: Thing) => boolean): Thing | undefined => {
          for (let look = 0; look < looks && list.length > 0; look += 1) {
            const at = random.between(0, list.length - 1)
            const thing = list[at]
            const last = list.at(-1)
            if (thing === undefined || last === undefined) return undefined
            if (thing.uncertain || isOver(thing)) {
              list[at] = last
              list.pop()
            } else if (free(thing) && fits(thing)) return thing
          }
          return undefined
        }
      return {
        random,
        model,
        clients,
        people,
        done,
        batch: from(batches, ({ grams, state }) => ended.includes(state) && grams === 0),
        handOver: from(handOvers, ({ state }) => state === 'cancelled'),
        credit: from(credits, () => false),
        code: (word) => {
          codes += 1
          return `${word}-${codes}`
        },
        hold: (thing) => {
          if (held.has(thing)) return false
          held.add(thing)
          return true
        },
      }
    },
  }
}

function isSure({ uncertain }: { uncertain: boolean }): boolean {
  return !uncertain
}
