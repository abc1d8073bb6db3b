import { setTimeout as sleep } from 'node:timers/promises'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { steadyClock } from '../steady-clock.ts'
import { type Held, holdTransaction } from '../store/hold-transaction.ts'
import type { Store } from '../store/open-store.ts'
import { kindOf, mostRaces, patienceMilliseconds, waitAfter } from './failure-kind.ts'

/**
 * Does a step, or a signature and what it lets happen, in one transaction: what it looks at, what it books and what it writes stand or fall together, and a refusal
 * takes all of it back. A race lost to another process and a lost connection run the whole again; whether a commit with a
 * lost answer happened is for `work` to find out, by its own id.
 */
export async function inOneTransaction<Result>(
  { store }: { readonly store: Pick<Store, 'pipeline'> },
  organisationKey: number,
  work: (held: Held) => Promise<Result>,
): Promise<Result> {
  const elapsed = steadyClock()
  const deadline = elapsed() + patienceMilliseconds
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await holdTransaction(store.pipeline, organisationKey, work)
    } catch (error) {
      if (error instanceof RefusedError) throw error
      const kind = kindOf(error)
      if (kind === 'poison') throw error
      if (kind === 'full') throw new RefusedError(refuse('overloaded', '', ['step_disk_full']))
      if (elapsed() > deadline || (kind === 'race' && attempt >= mostRaces)) {
        throw new RefusedError(refuse('overloaded', '', ['step_not_answered']))
      }
      await sleep(waitAfter(kind))
    }
  }
}
