import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPostgres, type Postgres } from '../../../api/postgres/postgres.ts'
import { readPostmaster } from '../../../api/postgres/postmaster.ts'

const isRoot = process.geteuid?.() === 0
let folder: string
let opened: Postgres[]

beforeEach(() => {
  // A space, a comma and a letter beyond ASCII, because paths have them.
  folder = mkdtempSync(join(tmpdir(), 'loom, ß-'))
  chmodSync(folder, 0o755)
  opened = []
})

afterEach(async () => {
  await Promise.all(opened.map((postgres) => postgres.leave()))
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe('the start', () => {
  it('starts cold and warm, and stops in good order', { timeout: 240_000 }, async () => {
    const cold = await timeToFirstQuery()
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'timezone', 'port']
    const shown = settings.map((name) => `current_setting('${name}') as ${name}`).join()
    expect(await query(cold.postgres, `select ${shown}`)).toEqual([
      {
        fsync: 'on',
        synchronous_commit: 'on',
        full_page_writes: 'on',
        timezone: 'UTC',
        port: '5432',
      },
    ])
    expect(
      await query(
        cold.postgres,
        'select datname, datlocprovider, datlocale, datcollate from pg_database where datname = current_database()',
      ),
    ).toEqual([{ datname: 'loomcell', datlocprovider: 'b', datlocale: 'C.UTF-8', datcollate: 'C' }])
    await query(cold.postgres, 'create table kept (id int); insert into kept values (7)')
    const leaveMs = await timeOf(() => cold.postgres.leave())
    expect(readPostmaster(join(folder, 'postgres/cluster'))).toBeUndefined()
    expect(readFileSync(join(folder, 'postgres/server.log'), 'utf8')).toMatch(/is shut down\n$/)

    const warm = await timeToFirstQuery()
    expect(await query(warm.postgres, 'select id from kept')).toEqual([{ id: 7 }])
    await warm.postgres.leave()
    expect(readFileSync(join(folder, 'postgres/server.log'), 'utf8')).not.toContain('recovery')
    console.log(`to the first query: cold ${cold.ms} ms, warm ${warm.ms} ms; leave ${leaveMs} ms`)
  })

  it('closes its files to everyone but their owner', { timeout: 240_000 }, async () => {
    const postgres = await open()
    expect(postgres.connection.host).toBe(join(folder, 'postgres/socket'))
    const stranger = spawn(
      '/bin/ls',
      [postgres.connection.host],
      isRoot ? { uid: 4242, gid: 4242 } : {},
    )
    const [code] = await once(stranger, 'exit')
    expect(code !== 0).toBe(isRoot)
  })
})

async function open(): Promise<Postgres> {
  const postgres = await openPostgres({
    dataFolder: folder,
    log: () => undefined,
    explicitFolder: true,
  })
  opened.push(postgres)
  return postgres
}

async function timeToFirstQuery(): Promise<{ postgres: Postgres; ms: number }> {
  const start = performance.now()
  const postgres = await open()
  await query(postgres, 'select 1')
  return { postgres, ms: Math.round(performance.now() - start) }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return Math.round(performance.now() - start)
}

async function query({ connection }: Postgres, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(text)
  await client.end()
  return rows
}
