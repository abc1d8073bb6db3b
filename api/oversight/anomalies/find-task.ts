import { dayMilliseconds } from '../../../domain/hours.ts'
import type { Task } from '../../notifications/jobs/task.ts'
import { listOrganisations } from '../../store/organisations/organisations.ts'
import { findAnomalies } from './find-anomalies.ts'

/** Days that are looked at each time: what comes late is still asked about. */
export const daysBack = 35

/**
 * Looks at every organisation's newest records each hour and keeps the questions that they raise; what is known stays. What fails for one organisation
 * is thrown after all others were looked at.
 */
export const lookForAnomalies: Task = {
  name: 'look-for-anomalies',
  cron: '23 * * * *',
  run: async (_payload, { store, streams, now, log, signal }) => {
    const to = now()
    const from = new Date(to.getTime() - daysBack * dayMilliseconds)
    const failed: unknown[] = []
    for (const { organisationKey, slug } of await listOrganisations(store.system)) {
      signal.throwIfAborted()
      try {
        await findAnomalies(store, streams, { organisationKey, from, to, now: to })
      } catch (error) {
        log(`Cannot look for anomalies of "${slug}"`, error)
        failed.push(error)
      }
    }
    if (failed.length > 0)
      throw new AggregateError(failed, `Cannot look for anomalies of ${failed.length}`)
  },
}
