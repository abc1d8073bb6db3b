import { setTimeout as sleep } from 'node:timers/promises'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Database } from '../store/database.ts'
import { readCheckpoint } from '../store/log/read-log.ts'
import { isWaiting, sequence } from '../store/log/sequence.ts'
import { growByBatch } from './grow-log.ts'
import { refuseOlderLog } from './guard.ts'
import type { LogFiles } from './log-files.ts'
import { logPace } from './log-pace.ts'
import { announcePolicy } from './published-policy.ts'
import { createPublisher, type Publisher, type PublisherOptions } from './publisher.ts'
import { announceSigners, ensureLogKey, readSigners } from './signers.ts'

export interface KeepOptions extends PublisherOptions {
  /** Told once the log is found to be good and is gone on with. */
  readonly started: () => void
  /** Ends it in good order: what waits by then is taken in and published. */
  readonly signal: AbortSignal
}

/** Keeps the log over the connection that holds it, until it is told to end. Throws what stops it, such as a database that is older than the log. */
export async function keepLog(db: Database, options: KeepOptions): Promise<void> {
  const { files, publicUrl, witnesses, witnessPolicy, signal, started } = options
  await ensureLogKey(db, files, publicUrl)
  const log = await readSigners(db, files)
  const { signed, isRemembered, isHeard } = await refuseOlderLog(db, log, { files, witnesses })
  if (!isRemembered) throw lostCheckpoint(files)
  await announceSigners(db, log, files)
  await announcePolicy(db, { witnessPolicy: await witnessPolicy?.(), publicUrl })
  const publisher = createPublisher(db, options, {
    signed,
    isHeard,
    note: (await readCheckpoint(db))?.note,
  })
  started()
  let isDrained = true
  while (!signal.aborted) {
    // What would not be published yet is not taken in yet: many at once cost whoever records a third of what they cost by and by.
    const turn = publisher.turn()
    if (!isDrained || turn.isDue()) isDrained = await takeIn(db, publisher)
    await turn.publishIfDue()
    if (isDrained) await sleep(turn.pause(), undefined, { signal }).catch(() => undefined)
  }
  isDrained = false
  while (!isDrained) isDrained = await takeIn(db, publisher)
  await publisher.publish()
}

/** Whether the database has all that was signed nobody knows who has lost the file and hears no witness. */
function lostCheckpoint({ checkpoint: file }: LogFiles): RefusedError {
  return new RefusedError(refuse('invalid', file, ['log_checkpoint_lost', { file }]))
}

/** Takes in a batch of what waits; gives whether nothing more did. */
async function takeIn(db: Database, publisher: Publisher): Promise<boolean> {
  if (!(await isWaiting(db))) return true
  const sequenced = await sequence(db, logPace.batch, growByBatch)
  publisher.took(sequenced)
  return sequenced.taken < logPace.batch
}
