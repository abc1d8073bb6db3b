import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findBinaries } from '../../../api/postgres/binaries.ts'
import { closedFolderOnTheWay } from '../../../api/postgres/closed-folder.ts'
import { giveTree } from '../../../api/postgres/give-tree.ts'
import { makePlace } from '../../../api/postgres/place.ts'
import { openPostgres, type Postgres } from '../../../api/postgres/postgres.ts'
import { readPostmaster } from '../../../api/postgres/postmaster.ts'
import { patience, reachServer } from '../../../api/postgres/reach.ts'
import { serverUserFor } from '../../../api/postgres/server-user.ts'
import { prepareFolder } from '../../harness/prepared-folder.ts'

const isRoot = process.geteuid?.() === 0
const nobody = { uid: 65_534, gid: 65_534, isOther: true }
const module = new URL('../../../api/postgres/postgres.ts', import.meta.url).href
const patiently = { timeout: 240_000, interval: 5 }
// Another Loomcell process: opens, says so, and leaves when it is told to.
const visitorProgram = `
import { openPostgres } from '${module}'
const postgres = await openPostgres({ dataFolder: process.argv[1], log: () => undefined, explicitFolder: true })
console.log('open')
process.stdin.once('data', async () => {
  await postgres.leave()
  process.exit(0)
})`

let folder: string
let opened: Postgres[]
let visitors: ChildProcess[]

beforeEach(() => {
  // A space, a comma and a letter beyond ASCII, because paths have them.
  folder = mkdtempSync(join(tmpdir(), 'loom, ß-'))
  chmodSync(folder, 0o755)
  opened = []
  visitors = []
})

afterEach(async () => {
  for (const visitor of visitors) visitor.kill('SIGKILL')
  await Promise.all(opened.map((postgres) => postgres.leave()))
  const left = postmaster()
  if (left?.isAlive) process.kill(left.pid, 'SIGKILL')
  await sleep(left?.isAlive ? 500 : 0)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe('one process', () => {
  it('comes back with its data after kill -9 of the server', { timeout: 240_000 }, async () => {
    await prepareFolder(folder)
    const postgres = await open()
    await query(postgres, 'create table kept (id int); insert into kept values (7)')
    const before = livePid()
    process.kill(before, 'SIGKILL')
    const start = performance.now()
    const rows = await vi.waitFor(() => query(postgres, 'select id from kept'), patiently)
    const backMs = Math.round(performance.now() - start)
    expect(rows).toEqual([{ id: 7 }])
    expect(livePid()).not.toBe(before)
    console.log(`back after kill -9 of the server: ${backMs} ms`)
    await vi.waitFor(() => countSessions(postgres, 1), patiently)
    await postgres.leave()
    expect(postmaster()).toBeUndefined()
  })

  it('begins anew after a kill in the middle of making the database', {
    timeout: 240_000,
  }, async () => {
    const visitor = startVisitor()
    await vi.waitFor(() => {
      expect(readdirSync(join(folder, 'postgres'))).toContain(`unfinished-${visitor.pid}-1`)
    }, patiently)
    visitor.kill('SIGKILL')
    await once(visitor, 'exit')
    expect(existsSync(join(folder, 'postgres/cluster'))).toBe(false)
    const postgres = await open()
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
    // What the killed one left is swept up at the latest when the next one opens.
    await open()
    expect(readdirSync(join(folder, 'postgres'))).toEqual(['cluster', 'server.log', 'socket'])
  })

  it('starts a server that runs but does not answer again', { timeout: 240_000 }, async () => {
    await prepareFolder(folder)
    const visitor = await enterVisitor()
    const halted = livePid()
    process.kill(halted, 'SIGSTOP')
    visitor.kill('SIGKILL')
    const place = makePlace({
      folder: join(folder, 'postgres'),
      user: serverUserFor(join(folder, 'postgres')),
    })
    const lines: string[] = []
    const client = await reachServer(place, {
      binaries: await findBinaries(place),
      log: (line) => lines.push(line),
      patience: { ...patience, silentMs: 100, knockMs: 1_000 },
    })
    expect(livePid()).not.toBe(halted)
    expect(lines.join('\n')).toContain(`(pid ${halted}) runs but does not answer`)
    await client.end()
    await (await open()).leave()
  })
})

describe('several processes', () => {
  it('adopts the server of a process that was killed', { timeout: 240_000 }, async () => {
    await prepareFolder(folder)
    const visitor = await enterVisitor()
    const pid = livePid()
    visitor.kill('SIGKILL')
    await once(visitor, 'exit')
    const postgres = await open()
    expect(livePid()).toBe(pid)
    await postgres.leave()
    expect(postmaster()).toBeUndefined()
  })

  it('lets an adopter bring the server back as well', { timeout: 240_000 }, async () => {
    await prepareFolder(folder)
    const visitor = await enterVisitor()
    const postgres = await open()
    visitor.kill('SIGKILL')
    process.kill(livePid(), 'SIGKILL')
    await vi.waitFor(() => query(postgres, 'select 1'), patiently)
    expect(postmaster()?.isAlive).toBe(true)
  })

  it('takes a zombie for dead', { timeout: 240_000 }, async () => {
    await prepareFolder(folder)
    const visitor = await enterVisitor()
    const zombie = livePid()
    // A halted parent does not reap, like a container whose first process is not an init.
    visitor.kill('SIGSTOP')
    process.kill(zombie, 'SIGKILL')
    await sleep(100)
    expect(readFileSync(`/proc/${zombie}/stat`, 'utf8')).toContain(') Z ')
    const postgres = await open()
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(livePid()).not.toBe(zombie)
  })

  it('lets two begin at the same moment, cold and warm', { timeout: 240_000 }, async () => {
    for (const _ of ['cold', 'warm']) {
      const [postgres] = await Promise.all([open(), enterVisitor(), enterVisitor()])
      await countSessions(postgres, 3)
      await Promise.all([postgres.leave(), ...visitors.splice(0).map(leaveVisitor)])
      expect(postmaster()).toBeUndefined()
    }
  })

  it('stops the server only when the last one leaves', { timeout: 240_000 }, async () => {
    await prepareFolder(folder)
    const first = await enterVisitor()
    const postgres = await open()
    const pid = livePid()
    await leaveVisitor(first)
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
    const second = await enterVisitor()
    await postgres.leave()
    expect(livePid()).toBe(pid)
    await leaveVisitor(second)
    expect(postmaster()).toBeUndefined()
  })

  it('serves those who come while the last one leaves', { timeout: 240_000 }, async () => {
    await prepareFolder(folder)
    let postgres = await open()
    for (let round = 0; round < 5; round += 1) {
      const [next] = await Promise.all([open(), postgres.leave()])
      expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }])
      postgres = next
    }
  })

  it('works for an ordinary user', { timeout: 240_000 }, async (test) => {
    await skipUnlessReachable(test)
    chownSync(folder, nobody.uid, nobody.gid)
    const visitor = await enterVisitor(nobody.uid)
    expect(uidOf(livePid())).toBe(nobody.uid)
    await leaveVisitor(visitor)
    expect(postmaster()).toBeUndefined()
  })

  it('lets root go on as the user whom the files belong to', { timeout: 240_000 }, async (test) => {
    if (!isRoot) test.skip('not root')
    await (await open()).leave()
    giveTree(join(folder, 'postgres'), { uid: 4242, gid: 4242, isOther: true })
    await open()
    expect(uidOf(livePid())).toBe(4242)
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

async function query({ connection }: Postgres, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    client.end().catch(() => undefined)
  }
}

async function countSessions(postgres: Postgres, count: number): Promise<void> {
  const text = "select 1 from pg_stat_activity where application_name like 'loomcell:%'"
  const { length } = await query(postgres, text)
  if (length !== count) throw new Error(`${length} sessions instead of ${count}`)
}

function startVisitor(uid?: number): ChildProcess {
  const words = ['--input-type=module', '-e', visitorProgram, folder]
  const visitor = spawn(process.execPath, words, {
    ...(uid === undefined ? {} : { uid, gid: uid }),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  visitors.push(visitor)
  return visitor
}

async function enterVisitor(uid?: number): Promise<ChildProcess> {
  const visitor = startVisitor(uid)
  const exited = once(visitor, 'exit').then(([code]) => Promise.reject(new Error(`exit ${code}`)))
  // Rejected later too, when the visitor leaves, and then nobody waits for it.
  exited.catch(() => undefined)
  if (visitor.stdout === null) throw new TypeError('The visitor has no output')
  await Promise.race([once(visitor.stdout, 'data'), exited])
  return visitor
}

async function leaveVisitor(visitor: ChildProcess): Promise<void> {
  visitor.stdin?.write('leave\n')
  const [code] = await once(visitor, 'exit')
  if (code !== 0) throw new Error(`A visitor left with code ${code}`)
}

async function skipUnlessReachable(test: { skip: (reason: string) => void }): Promise<void> {
  const paths = isRoot ? [process.execPath, module.slice('file://'.length)] : []
  const closed = await Promise.all(paths.map((path) => closedFolderOnTheWay(path, nobody)))
  const first = closed.find((path) => path !== undefined)
  const reason = isRoot
    ? first && `uid ${nobody.uid} cannot enter "${first}"`
    : 'not root: every other test here already runs as an ordinary user'
  if (reason === undefined) return
  console.log(`skipped: ${reason}`)
  test.skip(reason)
}

function uidOf(pid: number): number {
  return Number(/^Uid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

function postmaster() {
  return readPostmaster(join(folder, 'postgres/cluster'))
}

function livePid(): number {
  const found = postmaster()
  if (!found?.isAlive) throw new Error('No server runs')
  return found.pid
}
