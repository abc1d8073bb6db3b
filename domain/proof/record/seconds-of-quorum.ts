import type { Trust, Witnessing } from '../log/open-checkpoint.ts'
import { countQuorum, type Quorum } from '../log/quorum.ts'

/** The quorum that is asked of witnesses: nobody is asked to believe one whom they do not know, and who knows one asks for one at least. */
export function leastWitnesses({ quorum }: Pick<Trust, 'quorum'>): number | Quorum {
  const asksNobody = quorum === 0 || (typeof quorum === 'object' && quorum.least === 0)
  return asksNobody ? 1 : quorum
}

/** The first time, in seconds since 1970, by which as many of them had signed as are asked for; undefined where they had not. */
export function secondsOfQuorum(
  witnesses: readonly Witnessing[],
  quorum: number | Quorum,
): number | undefined {
  const times = witnesses.map(({ time }) => time).sort((one, other) => one - other)
  if (typeof quorum === 'number') return times[quorum - 1]
  return times.find((by) => {
    const early = new Set(witnesses.filter(({ time }) => time <= by).map(({ name }) => name))
    const { count, least } = countQuorum(quorum, ({ name }) => early.has(name))
    return count >= least
  })
}
