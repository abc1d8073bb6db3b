import type { Transaction } from 'kysely'
import type { Task } from '../../notifications/jobs/task.ts'
import {
  completeRecall,
  isPast,
  listUnfinishedRecalls,
  readHorizon,
  spreadRecall,
  type UnfinishedRecall,
} from '../../store/custody/recall-spread.ts'
import { listAffectedHolders, readSeverity } from '../../store/custody/recalls.ts'
import type { Database, Tables } from '../../store/database.ts'
import { addOutboxEntries, type OutboxEntry } from '../../store/notifications/outbox.ts'

const pollMilliseconds = 10
/** How long one call waits for writers that began before; then the background goes on. */
const waitMilliseconds = 3_000

/**
 * Sees to it that a recall affects all that came out of its batch, then tells the holders, once. No writer of lineage waits:
 * whatever is written after the recall was committed follows by itself, and what was under way then is found by walking again
 * once it has ended, until a walk finds nothing new. Where the recall ended meanwhile, they are told that. False when a writer took
 * too long; it MUST be called again then.
 */
export async function finishSpreading(
  system: Database,
  recall: UnfinishedRecall,
  now: Date,
): Promise<boolean> {
  do {
    if (!(await writersEnded(system))) return false
  } while ((await spreadRecall(system, recall.recallKey)) > 0)
  await system.transaction().execute(async (tx) => {
    const stands = await completeRecall(tx, recall.recallKey, now)
    if (stands === 'open') await tellOpened(tx, recall)
    if (stands === 'ended') await tellEnded(tx, recall)
  })
  return true
}

async function tellOpened(tx: Transaction<Tables>, recall: UnfinishedRecall): Promise<void> {
  const { organisationKey, recallKey, id } = recall
  const severity = await readSeverity(tx, recallKey)
  const holders = await listAffectedHolders(tx, recallKey, { except: organisationKey })
  const told = holders.map(
    (holder): OutboxEntry => ({
      organisationKey: holder.organisationKey,
      topic: 'recall.opened',
      subject: holder.codes[0] ?? '',
      payload: { recall: id, severity, batches: holder.batches, codes: holder.codes },
    }),
  )
  await addOutboxEntries(tx, told)
}

/** Tells everybody who holds something of it that a recall has ended. */
export async function tellEnded(tx: Transaction<Tables>, recall: UnfinishedRecall): Promise<void> {
  const { organisationKey, recallKey, id } = recall
  const holders = await listAffectedHolders(tx, recallKey, { except: organisationKey })
  const told = holders.map(
    (holder): OutboxEntry => ({
      organisationKey: holder.organisationKey,
      topic: 'recall.ended',
      subject: holder.codes[0] ?? '',
      payload: { recall: id, codes: holder.codes },
    }),
  )
  await addOutboxEntries(tx, told)
}

async function writersEnded(system: Database): Promise<boolean> {
  const horizon = await readHorizon(system)
  for (let waited = 0; waited < waitMilliseconds; waited += pollMilliseconds) {
    if (await isPast(system, horizon)) return true
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds))
  }
  return false
}

/** Goes on with recalls whose process ended, or which a slow writer kept from being seen to their end. */
export const spreadRecalls: Task = {
  name: 'spread-recalls',
  cron: '* * * * *',
  run: async (_payload, { store, now, signal }) => {
    for (const recall of await listUnfinishedRecalls(store.system)) {
      signal.throwIfAborted()
      await finishSpreading(store.system, recall, now())
    }
  },
}
