import type { Task } from '../notifications/jobs/task.ts'
import { listsSignedBefore } from '../store/passports/status-lists.ts'
import { addressesOf } from './addresses.ts'
import { signList, statusTimes } from './status.ts'

/** Signs every status list anew long before its newest version may be believed no longer. */
export const signStatusLists: Task = {
  name: 'sign-status-lists',
  cron: '* * * * *',
  run: async (_payload, { store, secret, publicUrl, now, signal, log }) => {
    const before = new Date(now().getTime() - statusTimes.resignHours * 3_600_000)
    const { origin } = await addressesOf(store.system, publicUrl)
    for (const list of await listsSignedBefore(store.system, before)) {
      if (signal.aborted) return
      try {
        await store.system
          .transaction()
          .execute((tx) => signList(tx, list, { secret, origin, now: now() }))
      } catch (error) {
        log(`Cannot sign status list "${list.id}" anew`, error)
      }
    }
  },
}
