import { readFile, rm, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openOn } from '../../../api/installation.ts'
import { makeLogKey, readLogKey } from '../../../api/log/log-key.ts'
import { noWitnesses, type Witnesses } from '../../../api/log/witnesses.ts'
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
import { keepOnce, letWait, logFolder } from '../../harness/log.ts'

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
    const witnesses: Witnesses = {
      ...noWitnesses,
      newest: async () => [{ witness: 'regulator.example', note: other }],
    }
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
    const witnesses: Witnesses = {
      ...noWitnesses,
      newest: async () => [
        { witness: 'a.example', note: ahead },
        { witness: 'b.example', note: await noteOf(signer, 6, Buffer.alloc(32, 8)) },
      ],
    }
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
    const witnesses: Witnesses = {
      ...noWitnesses,
      newest: async () => [
        { witness: 'a.example', note },
        { witness: 'b.example', note: 'nonsense' },
      ],
    }
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
