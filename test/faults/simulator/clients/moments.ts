import type { Batch } from '../model/model.ts'
import { days, isTold, type Stated, timesOf } from '../model/times.ts'
import type { Planning } from './planning.ts'

/** When something is said to have happened, if that is said at all. */
export interface Said {
  readonly eventTime?: string
}

/** Mostly nothing; else a time on either side of the bounds that follow from the histories of these batches, to the millisecond. */
export function momentFor(planning: Planning, batches: readonly Batch[]): Said {
  const followed = batches.flatMap((batch) => Object.values(timesOf(batch)))
  return momentAfter(planning, followed)
}

/** Mostly nothing; else a time close to the bounds of what has to be followed, or far off. */
export function momentAfter({ random, model }: Planning, followed: readonly Stated[]): Said {
  if (!random.percent(30)) return {}
  const now = model.openedTime
  const [hour, lately] = [days(1) / 24, now - days(2)]
  const latest = followed.filter((time) => time !== undefined).toSorted((a, b) => b - a)[0]
  const bound = (latest ?? lately) - days(1)
  const fits = [lately, bound, (latest ?? lately) + hour, (latest ?? lately) - hour]
  const wrong = [...followed.map((time) => (time ?? now - days(39)) - days(1) - 1), now + days(9)]
  const early = followed.includes(undefined) ? [now - days(25), now - days(29)] : []
  const stated = random.pick([...fits, ...fits, ...early, ...wrong]) ?? lately
  return isTold(stated, model) ? said(stated) : {}
}

/** Mostly nothing; else some day in the year before. */
export function momentBefore({ random, model }: Planning): Said {
  const stated = model.openedTime - days(random.between(3, 300)) - random.between(0, 999)
  return random.percent(30) && isTold(stated, model) ? said(stated) : {}
}

/** What is said of a moment. */
export function said(stated: number): { readonly eventTime: string } {
  return { eventTime: new Date(stated).toISOString() }
}
