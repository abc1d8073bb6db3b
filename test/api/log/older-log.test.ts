import { renameSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { logRetire } from '../../../api/commands/log/log-retire.ts'
import { logRotate } from '../../../api/commands/log/log-rotate.ts'
import { openOn } from '../../../api/installation.ts'
import { makeLogKey, readLogKey } from '../../../api/log/log-key.ts'
import { readSigners } from '../../../api/log/signers.ts'
import { listLogKeys } from '../../../api/store/log/keys.ts'
import { readCheckpoint } from '../../../api/store/log/read-log.ts'
import { readHead } from '../../../api/store/log/sequence.ts'
import { toldIn } from '../../../api/terminal-language.ts'
import { formatCheckpoint } from '../../../domain/proof/log/checkpoint.ts'
import { formatNote } from '../../../domain/proof/log/note.ts'
import { type NoteSigner, signText } from '../../../domain/proof/log/sign-note.ts'
import { RefusedError } from '../../../domain/refused.ts'
import {
  cloneDatabase,
  emptyDatabase,
  openTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import {
  expectWhole,
  forkSequencer,
  keepOnce,
  letWait,
  logFolder,
  until,
  witnessesWith,
} from '../../harness/log.ts'
import { runCommand } from '../../harness/run-command.ts'

describe('a log whose database is older than what was signed', () => {
  it('is not gone on with on a copy of before, which was brought back in place of the database', async () => {
    const connection = await cloneDatabase()
    const files = await logFolder()
    const grow = async (on: pg.ClientConfig, name: string) => {
      const installation = await openOn(on, () => {})
      await letWait(installation.store.system, 5, name)
      await keepOnce(installation, files).finally(installation.close)
    }
    await grow(connection, 'before')
    const backup = await emptyDatabase(connection.database)
    await grow(connection, 'since')
    const kept = await readFile(files.checkpoint, 'utf8')
    const faults = await faultsOf(grow(backup, 'on the copy'))
    expect(faults[0]).toMatchObject({ says: 'log_behind', values: { size: 11, here: 6 } })
    expect(await readFile(files.checkpoint, 'utf8')).toBe(kept)
    await grow(connection, 'later')
  })

  it('is not gone on with, and says which checkpoint is ahead and who holds it', async () => {
    const { installation, files, signer } = await keptLog(3)
    const ahead = await noteOf(signer, 9, Buffer.alloc(32, 7))
    await writeFile(files.checkpoint, ahead)
    await letWait(installation.store.system, 2, 'later')
    const faults = await faultsOf(keepOnce(installation, files))
    expect(faults.map(({ says }) => says)).toEqual(['log_behind', 'log_older_remedy'])
    expect(faults[0]?.values).toEqual({
      holder: files.checkpoint,
      size: 9,
      here: 4,
      root: Buffer.alloc(32, 7).toString('base64'),
    })
    // What waits goes on to wait, and what is recorded too.
    expect(await waitingIn(installation)).toBe(2)
    expect(await readHead(installation.store.system)).toMatchObject({ size: 4 })
    expect(await readFile(files.checkpoint, 'utf8')).toBe(ahead)
  })

  it('is not gone on with where it has another root at that size, whoever says so', async () => {
    const { installation, files, signer } = await keptLog(3)
    const other = await noteOf(signer, 2, Buffer.alloc(32, 7))
    const witnesses = await witnessesWith({ 'regulator.example': other })
    const faults = await faultsOf(keepOnce(installation, files, { witnesses }))
    expect(faults.map(({ says }) => says)).toEqual(['log_forked', 'log_older_remedy'])
    expect(faults[0]?.values).toMatchObject({ holder: 'regulator.example', size: 2, here: 4 })
    await writeFile(files.checkpoint, other)
    expect((await faultsOf(keepOnce(installation, files)))[0]?.says).toBe('log_forked')
  })

  it('names every one that is ahead at once: the file, and each witness', async () => {
    const { installation, files, signer } = await keptLog(1)
    const ahead = await noteOf(signer, 5, Buffer.alloc(32, 7))
    await writeFile(files.checkpoint, ahead)
    const further = await noteOf(signer, 6, Buffer.alloc(32, 8))
    const witnesses = await witnessesWith({ 'a.example': ahead, 'b.example': further })
    const faults = await faultsOf(keepOnce(installation, files, { witnesses }))
    expect(faults.map(({ values }) => values.holder)).toEqual([
      files.checkpoint,
      'a.example',
      'b.example',
      undefined,
    ])
  })

  it('is gone on with again once the newer database is back', async () => {
    const { installation, files } = await keptLog(3)
    const kept = await readFile(files.checkpoint, 'utf8')
    await letWait(installation.store.system, 2, 'later')
    await keepOnce(installation, files)
    // The file of before is behind the database, which is as after a crash.
    await writeFile(files.checkpoint, kept)
    await keepOnce(installation, files)
    expect(await readCheckpoint(installation.store.public)).toMatchObject({ size: 6 })
  })

  it('is not gone on with where its own rows were changed behind its back', async () => {
    const { installation, files } = await keptLog(3)
    const owner = new pg.Client(installation.connection)
    await owner.connect()
    onTestFinished(() => owner.end())
    await owner.query(`update log_tile set hashes = overlay(hashes placing sha256('x') from 33)`)
    expect((await faultsOf(keepOnce(installation, files))).map(({ says }) => says)).toEqual([
      'log_forked',
      'log_forked',
      'log_older_remedy',
    ])
  })

  it('believes no checkpoint that this log has not signed', async () => {
    const { installation, files } = await keptLog(1)
    const elsewhere = await logFolder()
    await makeLogKey(elsewhere.key, 'other.example/log/1')
    const stranger = await readLogKey(elsewhere.key)
    if (stranger === undefined) throw new Error('no key was made')
    const note = await noteOf(stranger, 99, Buffer.alloc(32, 7))
    const witnesses = await witnessesWith({ 'a.example': note, 'b.example': 'nonsense' })
    await keepOnce(installation, files, { witnesses })
    await writeFile(files.checkpoint, note)
    expect((await faultsOf(keepOnce(installation, files)))[0]?.says).toBe(
      'log_checkpoint_unreadable',
    )
  })
})

describe('the key of the log', () => {
  it('is never made a second time: a log without it is not gone on with', async () => {
    const { installation, files } = await keptLog(1)
    await rm(files.key)
    const faults = await faultsOf(keepOnce(installation, files))
    expect(faults.map(({ says }) => says)).toEqual(['log_key_missing'])
    await makeLogKey(files.key, 'other.example/log/1')
    expect((await faultsOf(keepOnce(installation, files)))[0]?.says).toBe('log_key_of_other')
    await writeFile(files.key, 'PRIVATE+KEY+x+00000000+AQ==\n')
    const unreadable = await faultsOf(keepOnce(installation, files))
    expect(unreadable[0]?.says).toBe('log_key_unreadable')
    expect(toldIn('zh-Hant', unreadable)).toContain('這不是 C2SP 簽署附註所用的私人密匙')
  })
})

describe('a key that comes in the place of the one that signs', () => {
  it('is not taken, though it has the name of the log: the file was mixed up, or is of a newer database', async () => {
    const { installation, files, signer } = await keptLog(1)
    const before = await readFile(files.key, 'utf8')
    await rm(files.key)
    await makeLogKey(files.key, signer.key.name)
    const checkpoint = await readFile(files.checkpoint, 'utf8')
    expect((await faultsOf(keepOnce(installation, files))).map(({ says }) => says)).toEqual([
      'log_key_unknown',
    ])
    expect(await readFile(files.checkpoint, 'utf8')).toBe(checkpoint)
    // While the log is kept as well.
    await writeFile(files.key, before)
    const keeper = forkSequencer({ connection: installation.logConnection, files })
    await until(() => keeper.said.some(({ kind }) => kind === 'keeping'), 'it keeps the log')
    await rm(files.key)
    await makeLogKey(files.key, signer.key.name)
    await letWait(installation.store.system, 1, 'later')
    await until(() => keeper.said.some(({ kind }) => kind === 'refused'), 'it is refused')
    expect(await listLogKeys(installation.store.public)).toMatchObject([{ endedTime: null }])
    await writeFile(files.key, before)
    await keepOnce(installation, files)
  })

  it('signs no more once it was retired, and does not end the one that signs', async () => {
    const { installation, files } = await keptLog(1)
    const old = await readFile(files.key, 'utf8')
    await runCommand(installation, logRotate, { logFiles: files })
    await keepOnce(installation, files)
    const options = { leaked: true }
    await runCommand(installation, logRetire, { logFiles: files, options })
    await keepOnce(installation, files)
    const next = await readFile(files.key, 'utf8')
    for (const file of [files.key, files.nextKey]) {
      await writeFile(file, old)
      await letWait(installation.store.system, 1, file)
      const faults = await faultsOf(keepOnce(installation, files))
      expect(faults).toMatchObject([{ says: 'log_key_ended', values: { file } }])
      await rm(file)
      await writeFile(files.key, next)
    }
    await keepOnce(installation, files)
    const ended = (await listLogKeys(installation.store.public)).map(({ endedTime }) => endedTime)
    expect(ended.map((time) => time === null)).toEqual([false, true])
  })

  it('is not ended in the moment in which it takes the other’s place', async () => {
    const { installation, files } = await keptLog(1)
    await runCommand(installation, logRotate, { logFiles: files })
    await keepOnce(installation, files)
    // The command puts it there once one of the two files was read, and before the other is.
    let asked = 0
    const named = (file: string) => {
      asked += 1
      if (asked === 2) renameSync(files.nextKey, files.key)
      return file
    }
    const between = {
      ...files,
      get key() {
        return named(files.key)
      },
      get nextKey() {
        return named(files.nextKey)
      },
    }
    const { signers } = await readSigners(installation.store.system, between)
    const next = await readLogKey(files.key)
    expect(signers.map(({ key }) => key.id)).toContain(next?.key.id)
  })

  it('may be replaced twice in a minute where it leaked twice', async () => {
    const { installation, files } = await keptLog(1)
    for (const round of [1, 2]) {
      await runCommand(installation, logRotate, { logFiles: files })
      await letWait(installation.store.system, 1, `round ${round}`)
      await keepOnce(installation, files)
      await runCommand(installation, logRetire, { logFiles: files, options: { leaked: true } })
    }
    await keepOnce(installation, files)
    const keys = await listLogKeys(installation.store.public)
    expect(keys.map(({ endedTime }) => endedTime === null)).toEqual([false, false, true])
    await expectWhole(installation)
  })
})

/** A log with so many entries beside the one of its key, published, and who signs for it. */
async function keptLog(entries: number) {
  const installation = await openTestInstallation()
  const files = await logFolder()
  await letWait(installation.store.system, entries)
  await keepOnce(installation, files)
  const signer = await readLogKey(files.key)
  if (signer === undefined) throw new Error('no key was made')
  return { installation, files, signer }
}

async function noteOf(signer: NoteSigner, size: number, root: Uint8Array): Promise<string> {
  const text = formatCheckpoint({ origin: signer.key.name, size, root, extensions: [] })
  return formatNote({ text, signatures: [await signText(text, signer)] })
}

async function faultsOf(kept: Promise<void>) {
  const error = await kept.catch((caught: unknown) => caught)
  if (!(error instanceof RefusedError)) throw new Error(`not refused: ${String(error)}`)
  return error.refusal.faults
}

async function waitingIn({ store }: TestInstallation): Promise<number> {
  return (await store.system.selectFrom('log_waiting').select('key').execute()).length
}
