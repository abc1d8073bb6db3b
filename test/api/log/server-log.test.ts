import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { cloneDatabase } from '../../harness/installation.ts'
import { until } from '../../harness/log.ts'
import { packScan } from '../../harness/pack-scan.ts'
import { type Server, startServer } from '../../harness/server.ts'

it('is kept by a child of each server, which knows no secret, is started again when it is killed, and ends with its server', async () => {
  const connection = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-log-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { host, user, database, port } = connection
  const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
  const env = { DATABASE_URL: url, LOOMCELL_SECRET: 'a secret of more than 32 characters' }
  const owner = new pg.Client(connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  const publishedSize = async () => {
    const { rows } = await owner.query(
      'select coalesce(max(size), 0)::integer as size from log_checkpoint',
    )
    return Number(rows[0]?.size)
  }
  const server = await startServer(folder, env)
  onTestFinished(async () => void (await server.stop('SIGKILL')))
  await until(async () => (await publishedSize()) === 1, 'the key is in the log')
  const child = await childOf(server)
  const known = await readFile(`/proc/${child}/environ`, 'utf8')
  expect(known).not.toMatch(/LOOMCELL_SECRET|DATABASE_URL/)
  expect(await readFile(`/proc/${child}/cmdline`, 'utf8')).toContain('api/log/sequencer.ts')
  await scan(server)
  await until(async () => (await publishedSize()) === 2, 'the scan is in the log')
  process.kill(child, 'SIGKILL')
  await scan(server)
  await until(async () => (await publishedSize()) === 3, 'it goes on')
  const second = await childOf(server)
  expect(second).not.toBe(child)
  // In good order: what was recorded last is published before the server is gone.
  await scan(server)
  expect(await server.stop()).toBe(0)
  expect(await publishedSize()).toBe(4)
  expect(isRunning(second)).toBe(false)
  const next = await startServer(folder, env)
  await until(async () => (await sessions()) === 1, 'the next one keeps it')
  const third = await childOf(next)
  await next.stop('SIGKILL')
  await until(() => !isRunning(third), 'it ended with its server')

  async function sessions(): Promise<number> {
    const { rows } = await owner.query(
      `select count(*)::integer as count from pg_stat_activity
        where datname = current_database() and application_name = 'loomcell-log'`,
    )
    return Number(rows[0]?.count)
  }
})

/** The process that a server has started. */
async function childOf({ process: { pid } }: Server): Promise<number> {
  let found = 0
  await until(async () => {
    const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
    found = Number(text.trim().split(' ').at(-1))
    return found > 0
  }, 'the server has a child')
  return found
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function scan({ port, key }: Server): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/scans`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(packScan()),
  })
  expect(answer.status).toBe(200)
}
