import { heldStateOf } from '../../domain/held-limit.ts'
import { dangerousKinds } from '../../workflows/dangerous-kinds.ts'
import { addOutboxEntries } from '../store/notifications/outbox.ts'
import {
  addHeldLimitNotice,
  endHeldLimitNotices,
  readHeldLimits,
} from '../store/organisations/held-limits.ts'
import type { Task } from './jobs/task.ts'

/** Tells organisations of dangerous goods that come near what a licence lets lie there or are above it, each once until less lies there again. */
export const tellHeldLimits: Task = {
  name: 'tell-held-limits',
  cron: '*/10 * * * *',
  run: async (_payload, { store, streams, now, signal }) => {
    const time = now()
    const limits = await readHeldLimits(store.system, { kinds: dangerousKinds(streams), now: time })
    const standing = limits.map((one) =>
      Object.assign({ state: heldStateOf(one.heldGrams, one.limitGrams) }, one),
    )
    await endHeldLimitNotices(store.system, standing, time)
    for (const limit of standing) {
      signal.throwIfAborted()
      const { state, organisationKey, number: licence, facility, heldGrams, limitGrams } = limit
      if (state === 'below') continue
      await store.system.transaction().execute(async (tx) => {
        if (!(await addHeldLimitNotice(tx, limit, { state, now: time }))) return
        const payload = { licence, facility, heldGrams, limitGrams }
        const topic = state === 'near' ? 'limit.near' : 'limit.passed'
        await addOutboxEntries(tx, [{ organisationKey, topic, subject: licence, payload }])
      })
    }
  },
}
