import { stat } from 'node:fs/promises'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { logRetire } from '../../../api/commands/log/log-retire.ts'
import { logRotate } from '../../../api/commands/log/log-rotate.ts'
import { sha256Bytes } from '../../../api/digest.ts'
import { listLogKeys } from '../../../api/store/log/keys.ts'
import { readCheckpoint, readLeafByDigest } from '../../../api/store/log/read-log.ts'
import { parseKey } from '../../../domain/proof/log/note-key.ts'
import { openCheckpoint } from '../../../domain/proof/log/open-checkpoint.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import {
  expectWhole,
  forkSequencer,
  keepOnce,
  letWait,
  logFolder,
  published,
} from '../../harness/log.ts'
import { runCommand } from '../../harness/run-command.ts'

it('goes over from one key to the next while it is kept: both sign for a time, and whoever trusts either believes it', async () => {
  const installation = await openTestInstallation()
  const { store, logConnection: connection } = installation
  const files = await logFolder()
  const keeper = forkSequencer({ connection, files })
  await published(store.public, 1)
  const [first] = await listLogKeys(store.public)
  const old = first?.vkey ?? ''
  expect(await believers(installation, [old])).toEqual([true])
  const { json } = await runCommand(installation, logRotate, { logFiles: files })
  const { key: next } = json as { key: string }
  expect((await stat(files.nextKey)).mode & 0o777).toBe(0o600)
  // The log says so itself, without anything else being recorded.
  await published(store.public, 2)
  expect(await readLeafByDigest(store.public, 'log-key', sha256Bytes(next))).toMatchObject({
    index: 1,
  })
  expect(await believers(installation, [old, next])).toEqual([true, true])
  const soon = await runCommand(installation, logRetire, { logFiles: files }).catch(String)
  expect(soon).toMatch(/both sign for 7 at least/)
  const again = await runCommand(installation, logRotate, { logFiles: files }).catch(String)
  expect(again).toMatch(/A new key is in/)
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query(`update log_key set announced_time = '2026-11-01' where vkey = $1`, [next])
  const retired = await runCommand(installation, logRetire, { logFiles: files })
  expect(retired.json).toEqual({ key: next, retired: [old] })
  await letWait(store.system, 3)
  await published(store.public, 5)
  expect(await believers(installation, [old, next])).toEqual([false, true])
  expect(
    (await listLogKeys(store.public)).map(({ vkey, endedTime }) => [vkey, endedTime === null]),
  ).toEqual([
    [old, false],
    [next, true],
  ])
  await keeper.stop()
  // What the old key signed is still this log's.
  await letWait(store.system, 3, 'later')
  await keepOnce(installation, files)
  await expectWhole(installation)
})

it('has no key to change before it was ever kept, and none to retire before another has signed', async () => {
  const installation = await openTestInstallation()
  const logFiles = await logFolder()
  const rotated = await runCommand(installation, logRotate, { logFiles }).catch(String)
  expect(rotated).toMatch(/There is no log yet/)
  await keepOnce(installation, logFiles)
  await runCommand(installation, logRotate, { logFiles })
  const options = { leaked: true }
  const retired = await runCommand(installation, logRetire, { logFiles, options }).catch(String)
  expect(retired).toMatch(/No new key has signed/)
  await keepOnce(installation, logFiles)
  expect((await runCommand(installation, logRetire, { logFiles, options })).code).toBe(0)
})

/** Whether whoever trusts one key alone believes the newest checkpoint, for each. */
async function believers({ store }: TestInstallation, vkeys: readonly string[]) {
  const { note = '' } = (await readCheckpoint(store.public)) ?? {}
  const believed: boolean[] = []
  for (const vkey of vkeys) {
    const key = await parseKey(vkey)
    if ('says' in key) throw new Error(`no key: ${vkey}`)
    const opened = await openCheckpoint(note, { logs: [key], witnesses: [], quorum: 0 })
    believed.push(!('says' in opened))
  }
  return believed
}
