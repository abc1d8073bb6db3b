import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Receipt } from '../../domain/receipt.ts'
import { refusal } from '../../domain/refusal.ts'
import { type Entry, refusedReceipt } from './entry.ts'
import { runGathering } from './gathering.ts'
import type { RecorderOptions } from './recorder-options.ts'

export interface RunOptions extends RecorderOptions {
  /** Whether the scans stand or fall together. */
  readonly asOne: boolean
}

/** How long a gathering is tried again while the database is away, in milliseconds; then its senders are told. */
const patienceMilliseconds = 20_000

/**
 * Runs a gathering until every scan in it has its answer. A race lost to another process and a lost connection are run
 * again from the start: ids already there are read back, so nothing is recorded twice. A gathering that the database
 * refuses is halved until the one scan that spoils it stands alone.
 */
export async function runWithRetries(
  entries: readonly Entry[],
  options: RunOptions,
  tried: Set<string> = new Set(),
): Promise<readonly Receipt[]> {
  const deadline = Date.now() + patienceMilliseconds
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await runOnce(entries, tried, options)
    } catch (error) {
      const kind = kindOf(error)
      const late = Date.now() > deadline || (kind === 'race' && attempt >= 10)
      if ((kind === 'race' || kind === 'away') && !late) {
        await sleep(kind === 'race' ? Math.random() * 10 : 100 + Math.random() * 200)
        continue
      }
      const divides = entries.length > 1 && !options.asOne
      if ((kind === 'poison' || kind === 'race') && divides) return halved(entries, options, tried)
      options.log(`A gathering of ${entries.length} failed (${kind})`, error)
      return entries.map(({ scan }) => refusedReceipt(scan.id, answerTo(kind)))
    }
  }
}

async function halved(entries: readonly Entry[], options: RunOptions, tried: Set<string>) {
  const middle = Math.ceil(entries.length / 2)
  const first = await runWithRetries(entries.slice(0, middle), options, tried)
  const second = await runWithRetries(entries.slice(middle), options, tried)
  return [...first, ...second]
}

async function runOnce(entries: readonly Entry[], tried: Set<string>, options: RunOptions) {
  const client = await options.pool.connect()
  let broken: Error | undefined
  try {
    return await runGathering(client, {
      entries,
      tried,
      asOne: options.asOne,
      now: options.now,
      logBug: (error, scanId) => options.log(`A fault of ours stopped scan ${scanId}`, error),
    })
  } catch (error) {
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

type Kind = 'race' | 'away' | 'full' | 'poison'

const races = ['23505', '40001', '40P01']
const fullDisk = ['53100', '53200']

/** What a failure means: SQLSTATE classes, PostgreSQL manual appendix A; without a state the connection was lost. */
function kindOf(error: unknown): Kind {
  if (isConnectionLoss(error)) return 'away'
  const state = sqlState(error)
  if (state === undefined) return 'poison'
  if (races.includes(state)) return 'race'
  if (fullDisk.includes(state)) return 'full'
  return /^(08|57P|53300|25006|55006|3D000)/.test(state) ? 'away' : 'poison'
}

function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined
}

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && /^E(CONN|PIPE|NOENT|ACCES|HOST|TIMEDOUT)/.test(String(error.code)))
    return true
  if ('severity' in error) return false
  return /connection|timeout|Client (was|has)|not queryable|terminat/i.test(error.message)
}

function answerTo(kind: Kind) {
  switch (kind) {
    case 'poison':
      return refusal(
        'interrupted',
        '',
        'Cannot record this scan: a fault of ours, logged under its id',
      )
    case 'race':
    case 'away':
      return refusal(
        'overloaded',
        '',
        'Cannot tell whether this scan was kept: the database is away; send the same scan again',
      )
    case 'full':
      return refusal(
        'overloaded',
        '',
        'Cannot keep this scan: the disk of the database is full; send the same scan again later',
      )
    default:
      return kind satisfies never
  }
}
