import { randomUUID } from 'node:crypto'
import { link, rm } from 'node:fs/promises'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { formatKey } from '../../domain/proof/log/note-key.ts'
import type { NoteSigner } from '../../domain/proof/log/sign-note.ts'
import type { SeenLog } from '../../domain/proof/log/witness-verdict.ts'

/** A checkpoint that was cosigned here. */
export interface KeptCheckpoint extends SeenLog {
  readonly origin: string
  /** Seconds since 1970, as they were signed. */
  readonly time: number
  /** Signed by its log and cosigned by us. */
  readonly note: string
}

/** All that a witness ever cosigned. Any number of processes may have it open: the database alone decides who was first. */
export interface WitnessStore {
  /** Settles once whose this is: `settle` is told the public key of before, and gives who signs. */
  readonly identify: (settle: Settle) => Promise<NoteSigner>
  readonly latest: (origin: string) => KeptCheckpoint | undefined
  /** Keeps a grown log for ever, on the disk by the time this returns; false when it is no more as it was seen. */
  readonly keep: (checkpoint: KeptCheckpoint, seen: SeenLog | undefined) => boolean
  /** All of them, in the order in which they were cosigned. */
  readonly all: () => Iterable<KeptCheckpoint>
  readonly close: () => void
}

type Settle = (before: string | undefined) => Promise<NoteSigner>

const schema = `
  create table witness (vkey text not null) strict;
  create table checkpoint (
    number integer primary key,
    origin text not null,
    size integer not null,
    root blob not null,
    time integer not null,
    note text not null,
    unique (origin, size)
  ) strict;
  create trigger kept_unchanged before update on checkpoint
    begin select raise(abort, 'A checkpoint stays as it was cosigned'); end;
  create trigger kept_for_ever before delete on checkpoint
    begin select raise(abort, 'A checkpoint is kept for ever'); end;
`

/** Makes an empty store, whole or not at all; one that is there already stands. */
export async function createWitnessStore(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  const database = new DatabaseSync(draft)
  database.exec(`begin; ${schema} commit`)
  database.close()
  await link(draft, file).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  await rm(draft)
}

/** Opens a store that is there. Throws when it is not whole. */
export function openWitnessStore(file: string): WitnessStore {
  const database = new DatabaseSync(file, { timeout: 5_000 })
  // A commit has reached the disk, its place in the folder too: what was answered outlives a power cut.
  database.exec('pragma synchronous = extra')
  const [{ quick_check: found } = {}] = database.prepare('pragma quick_check(1)').all()
  if (found !== 'ok') throw new RangeError(String(found))
  const columns = 'origin, size, root, time, note'
  const latest = database.prepare(
    `select ${columns} from checkpoint where origin = ? order by size desc limit 1`,
  )
  // One statement is one transaction: no other process comes between the look and the entry.
  const insert = database.prepare(
    `insert into checkpoint (${columns}) select ?1, ?2, ?3, ?4, ?5
     where (select max(size) from checkpoint where origin = ?1) is ?6`,
  )
  const all = database.prepare(`select ${columns} from checkpoint order by number`)
  return {
    identify: (settle) => identify(database, settle),
    latest: (origin) => {
      const row = latest.get(origin)
      return row === undefined ? undefined : checkpointOf(row)
    },
    keep: ({ origin, size, root, time, note }, seen) =>
      insert.run(origin, size, root, time, note, seen?.size ?? null).changes === 1,
    all: () => all.iterate().map(checkpointOf),
    close: () => database.close(),
  }
}

async function identify(database: DatabaseSync, settle: Settle): Promise<NoteSigner> {
  // Of two first starts at once the second one waits, and finds the first one's key.
  database.exec('begin immediate')
  try {
    const before = database.prepare('select vkey from witness').get()?.vkey
    const signer = await settle(typeof before === 'string' ? before : undefined)
    if (before === undefined)
      database.prepare('insert into witness (vkey) values (?)').run(formatKey(signer.key))
    database.exec('commit')
    return signer
  } catch (error) {
    database.exec('rollback')
    throw error
  }
}

function checkpointOf(row: Readonly<Record<string, SQLOutputValue>>): KeptCheckpoint {
  const { origin, size, root, time, note } = row
  return {
    origin: String(origin),
    size: Number(size),
    root: root instanceof Uint8Array ? root : new Uint8Array(),
    time: Number(time),
    note: String(note),
  }
}
