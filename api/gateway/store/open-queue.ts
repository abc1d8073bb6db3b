import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { random128 } from '../../random-id.ts'
import { syncFolder } from '../../write-durably.ts'

/** The queue of a gateway: a file that one process at a time has open. */
export interface Queue {
  readonly database: DatabaseSync
  /** What the broker knows this gateway by, for ever: its session there bears this name. */
  readonly clientId: string
  /** How many bytes of the file are used. */
  readonly bytes: () => number
  readonly close: () => void
}

/**
 * `seq` holds the last number of each station's readings; `tally` what the server took; `message` what waits for it and what it refused; `span` where the last interval of a kind ended; `sequence` the machines' own
 * numbers; `delivery` what was acknowledged to the broker and may come again; `unmapped` what meant nothing.
 */
const schema = `
  create table if not exists gateway (
    client_id text not null,
    has_session integer not null default 0
  ) strict;
  create table if not exists seq (station text primary key, last integer not null) strict;
  create table if not exists tally (
    station text primary key,
    accepted integer not null,
    duplicates integer not null
  ) strict;
  create table if not exists message (
    number integer primary key autoincrement,
    station text not null,
    kind text not null check (kind in ('reading', 'scan')),
    topic text not null,
    body text not null,
    received integer not null,
    refusal text
  ) strict;
  create index if not exists message_waiting on message (station, kind, number) where refusal is null;
  create index if not exists message_refused on message (number) where refusal is not null;
  create table if not exists span (
    station text not null,
    kind text not null,
    ended integer not null,
    primary key (station, kind)
  ) strict;
  create table if not exists sequence (
    place integer primary key autoincrement,
    number blob not null unique,
    digest blob not null
  ) strict;
  create table if not exists delivery (
    place integer primary key autoincrement,
    packet integer not null unique,
    digest blob not null,
    before integer not null default 0
  ) strict;
  create table if not exists unmapped (
    topic text not null,
    rule text not null,
    why text not null,
    count integer not null,
    last text not null,
    last_time integer not null,
    primary key (topic, rule)
  ) strict;
`

/** SQLite's codes where another process has the file, and where the disk has no room. */
const busy = 5
const full = 13
const busyMilliseconds = 1_000

/** Opens the queue of a folder, or makes one. Throws a refusal where another process has it, or where it is not whole. */
export async function openQueue(folder: string): Promise<Queue> {
  const file = join(folder, 'queue.db')
  try {
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    const database = openDatabase(file)
    // The names as well: SQLite syncs what is in the file.
    await syncFolder(folder)
    if (made !== undefined) await syncFolder(dirname(made))
    const clientId = clientIdIn(database)
    return { database, clientId, bytes: bytesOf(database), close: () => database.close() }
  } catch (error) {
    if (codeOf(error) === busy) {
      throw new RefusedError(refuse('invalid', '', ['gateway_queue_in_use', { file }]))
    }
    const why = error instanceof Error ? error.message : String(error)
    throw new RefusedError(refuse('invalid', '', ['gateway_queue_broken', { file, why }]))
  }
}

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyMilliseconds })
  try {
    // One writer, and each commit on the disk before anybody is told of it.
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal')
    database.exec('pragma synchronous = full')
    const [{ quick_check: found } = {}] = database.prepare('pragma quick_check(1)').all()
    if (found !== 'ok') throw new RangeError(String(found))
    database.exec(`begin immediate; ${schema} commit`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Whether the disk has no room. */
export function isDiskFull(error: unknown): error is Error {
  return codeOf(error) === full
}

/** SQLite's own number of what went wrong; undefined for anything else. */
function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined
  return typeof error.errcode === 'number' ? error.errcode : undefined
}

/** All of it or nothing. */
export function inOneCommit<Made>(database: DatabaseSync, work: () => Made): Made {
  database.exec('begin immediate')
  try {
    const made = work()
    database.exec('commit')
    return made
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

function clientIdIn(database: DatabaseSync): string {
  const known = database.prepare('select client_id from gateway').get()?.client_id
  if (typeof known === 'string') return known
  // Every broker takes 23 letters and digits (MQTT 3.1.1, 3.1.3.1).
  const made = `loomcell${random128('hex').slice(0, 15)}`
  database.prepare('insert into gateway (client_id) values (?)').run(made)
  return made
}

function bytesOf(database: DatabaseSync): () => number {
  const used = database.prepare(
    `select (page_count - freelist_count) * page_size as bytes
     from pragma_page_count, pragma_freelist_count, pragma_page_size`,
  )
  return () => Number(used.get()?.bytes)
}
