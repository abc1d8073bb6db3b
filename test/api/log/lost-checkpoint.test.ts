import { existsSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { logVouch } from '../../../api/commands/log/log-vouch.ts'
import { type Installation, openOn } from '../../../api/installation.ts'
import { makeLogKey, readLogKey } from '../../../api/log/log-key.ts'
import { openWitnesses } from '../../../api/log/open-witnesses.ts'
import { noWitnesses } from '../../../api/log/witnesses.ts'
import { readCheckpoint } from '../../../api/store/log/read-log.ts'
import { readHead } from '../../../api/store/log/sequence.ts'
import { formatKey } from '../../../domain/proof/log/note-key.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { cloneDatabase, emptyDatabase, openTestInstallation } from '../../harness/installation.ts'
import {
  expectWhole,
  forkSequencer,
  keepOnce,
  letWait,
  logFolder,
  published,
  until,
} from '../../harness/log.ts'
import { runCommand } from '../../harness/run-command.ts'
import { startWitness } from '../../harness/witness.ts'

describe('a log whose last signed checkpoint is lost', () => {
  it('is not gone on with on an older copy of the database, where no witness could tell', async () => {
    const { backup, files } = await keptSince()
    await rm(files.checkpoint)
    const older = await openedOn(backup)
    await letWait(older.store.system, 3, 'on the copy')
    expect(await saysOf(keepOnce(older, files))).toEqual(['log_checkpoint_lost'])
    // Nothing is numbered, nothing is signed, and it does not go on the next time.
    expect(await readHead(older.store.system)).toMatchObject({ size: 6 })
    expect(existsSync(files.checkpoint)).toBe(false)
    expect(await saysOf(keepOnce(older, files))).toEqual(['log_checkpoint_lost'])
  })

  it('goes on where a witness, without whom nothing was published, holds no more than the database has', async () => {
    const { backup, current, files, witness, policy } = await keptSince('quorum w')
    await rm(files.checkpoint)
    const witnesses = await openWitnesses(policy)
    const older = await openedOn(backup)
    expect(await saysOf(keepOnce(older, files, { witnesses }))).toEqual([
      'log_behind',
      'log_older_remedy',
    ])
    await letWait(current.store.system, 2, 'more')
    await keepOnce(current, files, { witnesses })
    expect(await readCheckpoint(current.store.public)).toMatchObject({ size: 13 })
    // One that is not needed may know less than was published.
    await rm(files.checkpoint)
    const unneeded = await openWitnesses(policy.replace('quorum w', 'quorum none'))
    expect(await saysOf(keepOnce(current, files, { witnesses: unneeded }))).toEqual([
      'log_checkpoint_lost',
    ])
    await witness.stop()
    expect(await saysOf(keepOnce(current, files, { witnesses }))).toEqual(['log_checkpoint_lost'])
  })

  it('goes on once somebody vouches for the database', async () => {
    const { current, files } = await keptSince()
    const there = runCommand(current, logVouch, { logFiles: files })
    expect(await saysOf(there)).toEqual(['log_checkpoint_there'])
    const kept = await readFile(files.checkpoint, 'utf8')
    await rm(files.checkpoint)
    expect(await saysOf(keepOnce(current, files))).toEqual(['log_checkpoint_lost'])
    const vouched = await runCommand(current, logVouch, { logFiles: files })
    expect([vouched.code, vouched.json]).toEqual([0, { size: 11 }])
    expect(await readFile(files.checkpoint, 'utf8')).toBe(kept)
    await letWait(current.store.system, 2, 'more')
    await keepOnce(current, files)
    expect(await readCheckpoint(current.store.public)).toMatchObject({ size: 13 })
  })

  it('is told of a broken file that it is to be brought back, not the database', async () => {
    const { current, files } = await keptSince()
    await writeFile(files.checkpoint, '')
    expect(await saysOf(keepOnce(current, files))).toEqual([
      'log_checkpoint_unreadable',
      'log_unreadable_remedy',
    ])
  })
})

describe('a log that begins', () => {
  it('has a checkpoint beside its key before it signs anything, so that one that is missing was lost', async () => {
    const further = await openTestInstallation()
    const empty = await logFolder()
    const newest = () => Promise.reject(new Error('cut off'))
    const cutOff = keepOnce(further, empty, { witnesses: { ...noWitnesses, newest } })
    await expect(cutOff).rejects.toThrow('cut off')
    expect((await readFile(empty.checkpoint, 'utf8')).split('\n')[1]).toBe('0')
    // As a start leaves it that was cut off before its key was written: with the checkpoint of a key that nobody has.
    const files = await logFolder()
    await cp(empty.checkpoint, files.checkpoint)
    const installation = await openTestInstallation()
    await keepOnce(installation, files)
    expect(await readCheckpoint(installation.store.public)).toMatchObject({ size: 1 })
    // And as one leaves it that was cut off after it.
    await keepOnce(further, empty)
    expect(await readCheckpoint(further.store.public)).toMatchObject({ size: 1 })
  })

  it('is not begun again by a key that has signed, in an empty database', async () => {
    const { files } = await keptSince()
    const fresh = await openTestInstallation()
    const checkpoint = await readFile(files.checkpoint)
    await rm(files.checkpoint)
    expect(await saysOf(keepOnce(fresh, files))).toEqual(['log_checkpoint_lost'])
    // Nor is the key made anew where a checkpoint of it is there.
    await writeFile(files.checkpoint, checkpoint)
    await rm(files.key)
    expect(await saysOf(keepOnce(await openTestInstallation(), files))).toEqual(['log_key_missing'])
    expect(existsSync(files.key)).toBe(false)
  })

  it('takes a key that was made elsewhere and has signed nothing, by the word of whoever brings it', async () => {
    const installation = await openTestInstallation()
    const files = await logFolder()
    await makeLogKey(files.key, 'log.example/log/1')
    expect(await saysOf(keepOnce(installation, files))).toEqual(['log_checkpoint_lost'])
    expect((await runCommand(installation, logVouch, { logFiles: files })).json).toEqual({
      size: 0,
    })
    await keepOnce(installation, files)
    expect(await readCheckpoint(installation.store.public)).toMatchObject({ size: 1 })
    await expectWhole(installation)
  })
})

describe('a log whose whole machine was set back, database and files', () => {
  it('takes in, and signs nothing until those who must sign it have said what they saw', async () => {
    const { backup, files, before, witness, policy } = await keptSince('quorum w')
    await witness.stop()
    await cp(before, files.checkpoint)
    const older = await openedOn(backup)
    await letWait(older.store.system, 3, 'on the copy')
    const said: string[] = []
    const witnesses = await openWitnesses(policy)
    await keepOnce(older, files, { witnesses, said })
    expect(await readHead(older.store.system)).toMatchObject({ size: 9 })
    expect(await readFile(files.checkpoint, 'utf8')).toBe(await readFile(before, 'utf8'))
    expect(said).toEqual(['Nothing is signed until enough witnesses answer: see WITNESSES'])
    const log = (await readLogKey(files.key))?.key
    if (log === undefined) throw new Error('no key')
    const { port } = new URL(witness.address)
    const back = await startWitness([log], { folder: witness.folder, port })
    onTestFinished(() => back.stop())
    expect(await saysOf(keepOnce(older, files, { witnesses }))).toEqual([
      'log_behind',
      'log_older_remedy',
    ])
    expect(await readFile(files.checkpoint, 'utf8')).toBe(await readFile(before, 'utf8'))
  })
})

it('is taken over by a machine that has never kept it, which looked on meanwhile', async () => {
  const installation = await openTestInstallation()
  const { store, logConnection: connection } = installation
  const [files, elsewhere] = [await logFolder(), await logFolder()]
  const keeper = forkSequencer({ connection, files })
  await published(store.public, 1)
  await cp(files.key, elsewhere.key)
  const waiting = forkSequencer({ connection, files: elsewhere })
  await until(() => existsSync(elsewhere.seen), 'it has looked on')
  await letWait(store.system, 5)
  await published(store.public, 6)
  await keeper.kill()
  await letWait(store.system, 5, 'later')
  await published(store.public, 11)
  await waiting.stop()
  await expectWhole(installation)
})

/** A log of six entries, of which there is a copy, that has come to eleven since; with a witness where a policy asks it. */
async function keptSince(quorum?: 'quorum w') {
  const connection = await cloneDatabase()
  const files = await logFolder()
  const current = await openedOn(connection)
  await letWait(current.store.system, 5, 'before')
  await keepOnce(current, files)
  const log = (await readLogKey(files.key))?.key
  if (log === undefined) throw new Error('no key')
  const witness = await startWitness([log])
  onTestFinished(() => witness.stop())
  const policy = `witness w ${formatKey(witness.key)} ${witness.address}\n${quorum ?? 'quorum none'}\n`
  const witnesses = await openWitnesses(quorum === undefined ? 'quorum none' : policy)
  await keepOnce(current, files, { witnesses })
  const before = `${files.checkpoint}-before`
  await cp(files.checkpoint, before)
  await current.close()
  const backup = await emptyDatabase(connection.database)
  const since = await openedOn(connection)
  await letWait(since.store.system, 5, 'since')
  await keepOnce(since, files, { witnesses })
  return { backup, current: since, files, before, witness, policy }
}

async function openedOn(connection: Parameters<typeof openOn>[0]): Promise<Installation> {
  const installation = await openOn(connection, () => {})
  onTestFinished(installation.close)
  return installation
}

async function saysOf(asked: Promise<unknown>): Promise<readonly string[]> {
  const error = await asked.catch((caught: unknown) => caught)
  if (!(error instanceof RefusedError)) throw new Error(`not refused: ${String(error)}`)
  return error.refusal.faults.map(({ says }) => says)
}
