import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Receipt } from '../../domain/receipt.ts'
import { refuse } from '../../domain/refusal.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { steadyClock } from '../steady-clock.ts'
import { type Entry, refusedReceipt } from './entry.ts'
import {
  type FailureKind,
  kindOf,
  mostRaces,
  patienceMilliseconds,
  waitAfter,
} from './failure-kind.ts'
import { runGathering } from './gathering.ts'
import type { RecordingWatch } from './watch.ts'

/** What the one way in is made of; limits have defaults for a city. */
export interface RecorderOptions {
  readonly pool: pg.Pool
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly now: () => Date
  readonly log: (line: string, error?: unknown) => void
  /** Is told of what goes through; nobody when absent. */
  readonly watch?: RecordingWatch | undefined
  /** Gatherings under way at once: while one commits, the next is decided. */
  readonly lanes?: number
  /** Scans after which a gathering takes no further request. */
  readonly gatherScans?: number
  /** Scans that may wait; beyond it a sender is told to come back. */
  readonly waitingScans?: number
}

export interface RunOptions extends RecorderOptions {
  /** Whether the scans stand or fall together. */
  readonly asOne: boolean
}

/**
 * Runs a gathering until every scan in it has its answer. A race lost to another process and a lost connection are run
 * again from the start: ids already there are read back, so nothing is recorded twice; `tried` holds the keys of events whose
 * commit may have happened, so that only whoever made an event says that it was accepted. A gathering that the database
 * refuses is halved until the one scan that spoils it stands alone.
 */
export async function runWithRetries(
  entries: readonly Entry[],
  options: RunOptions,
  tried: Set<number> = new Set(),
): Promise<readonly Receipt[]> {
  const elapsed = steadyClock()
  const deadline = elapsed() + patienceMilliseconds
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await runOnce(entries, tried, options)
    } catch (error) {
      const kind = kindOf(error)
      const late = elapsed() > deadline || (kind === 'race' && attempt >= mostRaces)
      if ((kind === 'race' || kind === 'away') && !late) {
        await sleep(waitAfter(kind))
        continue
      }
      const divides = entries.length > 1 && !options.asOne
      if ((kind === 'poison' || kind === 'race') && divides) return halved(entries, options, tried)
      options.log(`A gathering of ${entries.length} failed (${kind})`, error)
      return entries.map(({ scan }) => refusedReceipt(scan.id, answerTo(kind)))
    }
  }
}

/** Logs a fault of ours under the id of the scan that it stopped. */
export function logBugTo(log: RunOptions['log']): (error: unknown, scanId: string) => void {
  return (error, scanId) => log(`Internal error in scan ${scanId}`, error)
}

async function halved(entries: readonly Entry[], options: RunOptions, tried: Set<number>) {
  const middle = Math.ceil(entries.length / 2)
  const first = await runWithRetries(entries.slice(0, middle), options, tried)
  const second = await runWithRetries(entries.slice(middle), options, tried)
  return [...first, ...second]
}

async function runOnce(entries: readonly Entry[], tried: Set<number>, options: RunOptions) {
  const client = await options.pool.connect()
  let committing: readonly number[] = []
  let broken: Error | undefined
  try {
    return await runGathering(client, {
      entries,
      tried,
      committing: (eventKeys) => {
        committing = eventKeys
      },
      asOne: options.asOne,
      now: options.now,
      logBug: logBugTo(options.log),
    })
  } catch (error) {
    // What the database itself refused is certainly not there; a lost line leaves it open.
    if (kindOf(error) === 'away') for (const key of committing) tried.add(key)
    broken = await rollBack(client)
    throw error
  } finally {
    client.release(broken)
  }
}

/** Leaves the connection clean, or says that it is to be thrown away. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function answerTo(kind: FailureKind) {
  switch (kind) {
    case 'poison':
      return refuse('interrupted', '', ['scan_interrupted'])
    case 'race':
      return refuse('overloaded', '', ['database_contended'])
    case 'away':
      return refuse('overloaded', '', ['scan_outcome_unknown'])
    case 'full':
      return refuse('overloaded', '', ['database_full'])
    default:
      return kind satisfies never
  }
}
