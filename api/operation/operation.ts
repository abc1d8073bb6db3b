import { statfs } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Readings } from '../../domain/operation/figures.ts'
import {
  type OperationBounds,
  type Reason,
  reasonsIn,
  usualBounds,
} from '../../domain/operation/reasons.ts'
import type { Installation, Log } from '../installation.ts'
import type { SequencerState } from '../log/start-sequencer.ts'
import { type Steady, steadyClock } from '../steady-clock.ts'
import { databaseFaultIn } from '../store/database-fault.ts'
import { readDatabaseFigures, readSchemaMark } from '../store/operation/read-figures.ts'

/** How an installation stands, as whoever operates it sees it. */
export interface OperationState {
  readonly readings: Readings
  /** What is wrong; empty where all is well. */
  readonly reasons: readonly Reason[]
  /** What those were judged by. */
  readonly bounds: OperationBounds
  /** When it was read. */
  readonly time: Date
}

/** What watches an installation: the metrics, `/readyz` and the page all read it here. */
export interface Operation {
  /** How it stands, at most `keptMilliseconds` old. Never rejects, and waits for a database no longer than `patienceMilliseconds`. */
  state(): Promise<OperationState>
  /** What was wrong when it was last read, for whoever must not wait; has it read anew where that is long ago. */
  lately(): readonly Reason[]
}

export interface OperationOptions {
  /** Whose disk is watched; none when absent. */
  readonly dataFolder?: string
  /** Free bytes below which its disk is nearly full; the usual bound when absent. */
  readonly leastDiskBytes?: number | undefined
  /** How the log stands in this process; undefined where none is kept. */
  readonly sequencer?: () => SequencerState | undefined
  /** For what is kept a while; the machine's own when absent. */
  readonly elapsed?: Steady
  readonly log?: Log
}

/** However many ask, the database is asked at most so often. */
export const keptMilliseconds = 5_000
/** A database that has not answered by then counts as away: Prometheus waits 10 s. */
const patienceMilliseconds = 3_000
/** The catalogue is looked through seldom, since tables change with a release. */
const schemaMilliseconds = 60_000

/** Watches an installation; nothing is read before somebody asks. */
export function createOperation(
  installation: Installation,
  {
    dataFolder,
    leastDiskBytes,
    sequencer = () => undefined,
    elapsed = steadyClock(),
    log = () => {},
  }: OperationOptions = {},
): Operation {
  const { store, recorder, now } = installation
  const bounds = {
    ...usualBounds,
    leastDiskBytes: leastDiskBytes ?? usualBounds.leastDiskBytes,
  }
  const hasSchemaChanged = schemaWatch(installation, elapsed)
  let last: { readonly at: number; readonly state: Promise<OperationState> } | undefined
  let asking: Promise<ReadDatabase> | undefined
  let known: readonly Reason[] = []

  async function readState(): Promise<OperationState> {
    const [disk, database] = await Promise.all([readDisk(dataFolder), readDatabase()])
    const { waiting: scansWaiting, most: scansMost } = recorder.load()
    const readings: Readings = {
      ...database.readings,
      ...disk,
      scansWaiting,
      scansMost,
      memoryBytes: process.memoryUsage.rss(),
      uptimeSeconds: process.uptime(),
    }
    const { isDatabaseAway, isSchemaChanged } = database
    const isLogRefused = sequencer()?.kind === 'refused'
    const standing = { isDatabaseAway, isSchemaChanged, isLogRefused }
    const reasons = reasonsIn(readings, standing, bounds)
    known = reasons
    return { readings, reasons, bounds, time: now() }
  }

  /** Waits for the question that is under way rather than asking another: a database that stands still would hold every connection. */
  async function readDatabase(): Promise<ReadDatabase> {
    asking ??= askDatabase()
      .catch(unread)
      .finally(() => {
        asking = undefined
      })
    return Promise.race([asking, sleep(patienceMilliseconds, away, { ref: false })])
  }

  function unread(error: unknown): ReadDatabase {
    if (databaseFaultIn(error) !== undefined) return away
    log('Cannot read the figures of the database', error)
    return { readings: {}, isDatabaseAway: false, isSchemaChanged: false }
  }

  async function askDatabase(): Promise<ReadDatabase> {
    const from = elapsed()
    const sent = now().getTime()
    const { time, ...figures } = await readDatabaseFigures(store.system)
    const milliseconds = elapsed() - from
    // The database looked at its clock somewhere between: half way is off by no more than half the time it took.
    const clockSeconds = (sent + milliseconds / 2 - time.getTime()) / 1_000
    const readings = { ...figures, databaseSeconds: milliseconds / 1_000, clockSeconds }
    return { readings, isDatabaseAway: false, isSchemaChanged: await hasSchemaChanged() }
  }

  function state(): Promise<OperationState> {
    if (last === undefined || elapsed() - last.at > keptMilliseconds)
      last = { at: elapsed(), state: readState() }
    return last.state
  }

  return {
    state,
    lately: () => {
      void state()
      return known
    },
  }
}

interface ReadDatabase {
  readonly readings: Readings
  readonly isDatabaseAway: boolean
  readonly isSchemaChanged: boolean
}

const away: ReadDatabase = { readings: {}, isDatabaseAway: true, isSchemaChanged: false }

/** Room on the disk of a folder, in bytes, as far as this process may use it; nothing where there is no such folder to ask about. */
async function readDisk(
  folder: string | undefined,
): Promise<Pick<Readings, 'diskFreeBytes' | 'diskBytes'>> {
  if (folder === undefined) return {}
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { diskFreeBytes: bavail * bsize, diskBytes: blocks * bsize }
  } catch {
    return {}
  }
}

/** Tells whether the tables are others than when it was first asked. */
function schemaWatch({ store }: Installation, elapsed: Steady): () => Promise<boolean> {
  let first: string | undefined
  let asked = Number.NEGATIVE_INFINITY
  let hasChanged = false
  return async () => {
    if (elapsed() - asked < schemaMilliseconds) return hasChanged
    const mark = await readSchemaMark(store.system)
    first ??= mark
    asked = elapsed()
    hasChanged = mark !== first
    return hasChanged
  }
}
