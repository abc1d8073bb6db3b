import type { Task } from '../notifications/jobs/task.ts'
import { listsNotSignedWithin } from '../store/passports/status-lists.ts'
import { addressesOf } from './addresses.ts'
import { aheadOf, signList, statusTimes } from './status.ts'

/** Signs every status list anew long before its newest version may be believed no longer, and one that was signed by a clock that was ahead. */
export const signStatusLists: Task = {
  name: 'sign-status-lists',
  cron: '* * * * *',
  run: async (_payload, { store, secret, publicUrl, now, signal, log }) => {
    const from = new Date(now().getTime() - statusTimes.resignHours * 3_600_000)
    const within = { from, to: aheadOf(now()) }
    const { origin } = await addressesOf(store.system, publicUrl)
    for (const list of await listsNotSignedWithin(store.system, within)) {
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
