import { localDay } from '../../../domain/local-day.ts'
import { settledMonths } from '../../../domain/summary/months.ts'
import type { Task, TaskContext } from '../../notifications/jobs/task.ts'
import { usualZone } from '../../store/organisations/place.ts'
import {
  keepMonth,
  listMonths,
  listShownSummaries,
  type StoredSummary,
} from '../../store/oversight/public-summaries.ts'
import { makeMonth } from './make-month.ts'

/**
 * Puts together every hour what months of public summaries are over long enough and not there yet, each once and for all. Two that run at once
 * keep the first. An authority whose months cannot be put together keeps no other from theirs.
 */
export const keepSummaries: Task = {
  name: 'keep-public-summaries',
  cron: '41 * * * *',
  run: async (_payload, context) => {
    for (const summary of await listShownSummaries(context.store.system)) {
      try {
        await keepMonths(context, summary)
      } catch (error) {
        if (context.signal.aborted) throw error
        context.log(`Cannot put together the public summary of "${summary.slug}"`, error)
      }
    }
  },
}

/** The same for one authority. */
export async function keepMonths(
  { store, streams, now, signal }: Pick<TaskContext, 'store' | 'streams' | 'now' | 'signal'>,
  { organisationKey, fromMonth }: StoredSummary,
): Promise<void> {
  const timeZone = await usualZone(store.system, organisationKey)
  const known = new Set(
    (await listMonths(store.own(organisationKey), organisationKey)).map(({ month }) => month),
  )
  for (const month of settledMonths(fromMonth, localDay(now(), { timeZone }))) {
    signal.throwIfAborted()
    if (known.has(month)) continue
    const made = await makeMonth({ store, streams }, organisationKey, { month, now: now() })
    await keepMonth(store.system, organisationKey, made)
  }
}
