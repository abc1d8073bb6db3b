import { dayMilliseconds } from '../../../domain/hours.ts'
import type { Task } from '../../notifications/jobs/task.ts'
import { listOrganisations } from '../../store/organisations/organisations.ts'
import { findAnomalies } from './find-anomalies.ts'

/** Days that are looked at each time: what comes late is still asked about. */
export const daysBack = 35

/** Looks at every organisation's newest records each hour and keeps the questions that they raise; what is known stays. */
export const lookForAnomalies: Task = {
  name: 'look-for-anomalies',
  cron: '23 * * * *',
  run: async (_payload, { store, streams, now, signal }) => {
    const to = now()
    const from = new Date(to.getTime() - daysBack * dayMilliseconds)
    for (const { organisationKey } of await listOrganisations(store.system)) {
      signal.throwIfAborted()
      await findAnomalies(store, streams, { organisationKey, from, to, now: to })
    }
  },
}
