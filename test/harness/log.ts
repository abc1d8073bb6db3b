import { type ChildProcess, fork } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import { keepLog } from '../../api/log/keep-log.ts'
import { type LogFiles, logFilesIn } from '../../api/log/log-files.ts'
import type { SequencerOrder, SequencerWord } from '../../api/log/sequencer-call.ts'
import { noWitnesses, type Witnesses } from '../../api/log/witnesses.ts'
import type { Database } from '../../api/store/database.ts'
import { holdLog } from '../../api/store/log/hold-log.ts'
import { listCheckpoints, readCheckpoint, readLeaves } from '../../api/store/log/read-log.ts'
import { readHead } from '../../api/store/log/sequence.ts'
import { entryOf } from '../../domain/proof/log/entry.ts'
import { rootFromTiles } from '../../domain/proof/log/tile-tree.ts'
import { growLog, sha256Of } from './grow-log.ts'
import type { TestInstallation } from './installation.ts'
import { makeNoteSigner } from './note-signer.ts'

/** A folder of its own for what the log keeps beside the database, gone when the test ends. */
export async function logFolder(): Promise<LogFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-log-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return logFilesIn(folder, undefined)
}

/** Keeps the log in this process until what waits is taken in and published; rejects when it must not be kept. */
export async function keepOnce(
  { logConnection }: Pick<TestInstallation, 'logConnection'>,
  files: LogFiles,
  given: { witnesses?: Witnesses; publicUrl?: string; said?: string[]; policy?: string } = {},
): Promise<void> {
  const { witnesses = noWitnesses, publicUrl, said = [], policy } = given
  const witnessPolicy = async () => policy
  const signal = AbortSignal.abort()
  const say = (line: string) => void said.push(line)
  await holdLog(logConnection, (db) =>
    keepLog(db, { files, publicUrl, witnesses, witnessPolicy, say, started: () => {}, signal }),
  )
}

/** Witnesses of these names that hold these checkpoints of a log, and are needed for nothing. */
export async function witnessesWith(notes: Readonly<Record<string, string>>): Promise<Witnesses> {
  const held = Object.entries(notes).map(async ([name, note]) => {
    const { key: witness } = await makeNoteSigner(name, 'cosignature')
    return { witness, note }
  })
  const checkpoints = await Promise.all(held)
  const answered = checkpoints.map(({ witness }) => witness)
  const quorum = { least: 0, members: [] }
  return { ...noWitnesses, newest: async () => ({ answered, checkpoints, quorum }) }
}

/** Lets so many further entries wait, each by itself; gives their digests. */
export async function letWait(db: Database, count: number, name = 'entry'): Promise<string[]> {
  const digests = Array.from({ length: count }, (_, at) =>
    hash('sha256', `${name} ${at}`, 'buffer'),
  )
  await sql`select wait_in_log('report', array[digest]) from unnest(${digests}::bytea[]) as digest`.execute(
    db,
  )
  return digests.map((digest) => digest.toString('hex'))
}

const main = fileURLToPath(new URL('../../api/log/sequencer.ts', import.meta.url))

/** The process that keeps the log, as a server starts it, with what it said. */
export interface ForkedSequencer {
  readonly process: ChildProcess
  readonly said: readonly SequencerWord[]
  /** Ends it in good order. */
  stop(): Promise<void>
  kill(): Promise<void>
}

/** Starts that process without a server; it is gone when the test ends. */
export function forkSequencer(order: Omit<SequencerOrder, 'publicUrl'>): ForkedSequencer {
  const child = fork(main, { execArgv: [], serialization: 'advanced' })
  const said: SequencerWord[] = []
  child.on('message', (word) => said.push(word as SequencerWord))
  const ended = once(child, 'exit')
  child.send({ publicUrl: undefined, ...order })
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  return {
    process: child,
    said,
    kill,
    stop: async () => {
      child.send('stop', () => {})
      await ended
    },
  }
}

/** Every leaf of the log in order, with the entry that each stands for. */
export async function allLeaves(db: Database) {
  const leaves = await readLeaves(db, { from: 0, most: 1_000_000 })
  return leaves.map((leaf) => {
    const { kind, id } = leaf
    return { ...leaf, entry: entryOf({ kind, id, digest: leaf.digest.toString('base64url') }) }
  })
}

/** The root of a log with these entries, and its tiles, as they come out of nothing else. */
export function rebuilt(entries: readonly Uint8Array[]) {
  const log = growLog(entries.map((entry) => Buffer.from(entry).toString()))
  const rootOf = (size: number) =>
    Buffer.from(rootFromTiles(size, log.read, sha256Of) ?? []).toString('hex')
  return { tiles: log.tiles, rootOf }
}

/** Waits until something holds; rejects after a while. */
export async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (let turn = 0; turn < 1_000; turn += 1) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`Cannot wait any longer until ${what}`)
}

/** Waits until a checkpoint of at least this size is published. */
export async function published(db: Database, size: number): Promise<void> {
  await until(async () => ((await readCheckpoint(db))?.size ?? 0) >= size, `${size} are published`)
}

/** Leaves, tiles, head and every checkpoint that was published say one and the same. */
export async function expectWhole({ store }: TestInstallation): Promise<void> {
  const leaves = await allLeaves(store.public)
  expect(leaves.map(({ index }) => index)).toEqual(leaves.map((_, at) => at))
  const { rootOf, tiles } = rebuilt(leaves.map(({ entry }) => entry))
  const head = await readHead(store.system)
  expect([head.size, Buffer.from(head.root).toString('hex')]).toEqual([
    leaves.length,
    rootOf(leaves.length),
  ])
  const stored = await store.public.selectFrom('log_tile').selectAll().execute()
  const hexOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')
  for (const { level, index, hashes } of stored)
    expect(hexOf(hashes)).toBe(hexOf(tiles.get(`${level}/${index}`)?.hashes))
  for (const { size, root } of await listCheckpoints(store.public, { after: 0, most: 1_000 }))
    expect([size, root.toString('hex')]).toEqual([size, rootOf(size)])
}
