import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { keepLog } from '../../../api/log/keep-log.ts'
import { noWitnesses, type Witnesses } from '../../../api/log/witnesses.ts'
import { holdLog } from '../../../api/store/log/hold-log.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { letWait, logFolder, until } from '../../harness/log.ts'

it('tells once of an entry that has no published checkpoint after ten seconds, and not of what waited before it was kept', async () => {
  const installation = await openTestInstallation()
  const { store, logConnection } = installation
  const files = await logFolder()
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  let isDeaf = false
  const witnesses: Witnesses = {
    ...noWitnesses,
    cosign: async ({ note }) => ({ note, isEnough: !isDeaf, isComplete: !isDeaf }),
  }
  await letWait(store.system, 3)
  await owner.query(`update log_waiting set since = since - interval '1 day'`)
  const said: string[] = []
  const stopping = new AbortController()
  const kept = holdLog(logConnection, (db) =>
    keepLog(db, {
      files,
      publicUrl: undefined,
      witnesses,
      say: (line) => void said.push(line),
      started: () => {},
      signal: stopping.signal,
    }),
  )
  const published = async () => {
    const rows = await store.public.selectFrom('log_checkpoint').select('size').execute()
    return Math.max(0, ...rows.map(({ size }) => size))
  }
  await until(async () => (await published()) === 4, 'what waited is published')
  expect(said).toEqual([])
  isDeaf = true
  // By a clock of the database that was set back meanwhile, which says nothing of how late it is.
  await owner.query(`insert into log_waiting (kind, digests, since)
    values ('report', array[sha256('unwitnessed')], now() + interval '1 hour')`)
  await until(() => said.length > 0, 'it is told of')
  expect(said).toEqual([expect.stringMatching(/^The log is late: .* for 1\d s$/)])
  isDeaf = false
  await until(async () => (await published()) === 5, 'it is published')
  stopping.abort()
  await kept
  expect(said).toHaveLength(1)
})
