import type { Task } from '../../notifications/jobs/task.ts'
import { foldFlow, listUnsummed, sumUpFlow } from '../../store/oversight/fold-flow.ts'

/** Sums that are folded in one transaction. */
const together = 50_000

/**
 * Makes the sums anew of places whose time zone changed, and folds what was summed since into days and months. Reports are exact before,
 * meanwhile and after; this keeps them quick.
 */
export const keepSums: Task = {
  name: 'keep-sums',
  cron: '* * * * *',
  run: async (_payload, { store, signal }) => {
    for (const placeKey of await listUnsummed(store.system)) {
      signal.throwIfAborted()
      await sumUpFlow(store.system, placeKey)
    }
    // More than asked for where some committed meanwhile.
    while ((await foldFlow(store.system, together)) >= together) signal.throwIfAborted()
  },
}
