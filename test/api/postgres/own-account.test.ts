import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { giveTree } from '../../../api/postgres/give-tree.ts'
import { openPostgres } from '../../../api/postgres/postgres.ts'
import { readPostmaster } from '../../../api/postgres/postmaster.ts'
import { accountNamed, nobody, serverUserFor } from '../../../api/postgres/server-user.ts'

const isRoot = process.geteuid?.() === 0
// An account that systems have and few programs use, so that none has to be made for a test.
const name = 'games'
const own = existsSync('/etc/passwd') ? accountNamed(name) : undefined
const absent = 'loomcell-of-no-system'

describe('the account that the server runs as where root starts it', () => {
  it('is the one of its name, and never root or nobody under another', () => {
    const accounts = [
      'root:x:0:0::/root:/bin/sh',
      'loomcell:x:997:996::/nonexistent:/usr/sbin/nologin',
      'loomcell-too:x:998:995:::',
      'toor:x:0:0::/root:/bin/sh',
      'group:x:990:0:::',
      'other:x:65534:65534:::',
      'worded:x:many:1:::',
      'short',
    ].join('\n')
    const loomcell = { uid: 997, gid: 996, isOther: true }
    expect(accountNamed('loomcell', accounts)).toEqual(loomcell)
    for (const wrong of ['loom', 'toor', 'group', 'other', 'worded', 'short', 'x', '', '.*']) {
      expect(accountNamed(wrong, accounts)).toBeUndefined()
    }
    expect(accountNamed('loomcell', '')).toBeUndefined()
  })

  it.runIf(isRoot)('is that of a folder’s owner, where it has one besides root', () => {
    const folder = newFolder()
    const loomcell = { uid: 997, gid: 996, isOther: true }
    expect(serverUserFor(join(folder, 'new'), loomcell)).toEqual(loomcell)
    expect(serverUserFor(folder, loomcell)).toEqual(loomcell)
    expect(serverUserFor(folder)).toEqual(nobody)
    lchownSync(folder, 4242, 4243)
    expect(serverUserFor(folder, loomcell)).toEqual({ uid: 4242, gid: 4243, isOther: true })
  })
})

describe.runIf(isRoot && own !== undefined)('a database of "nobody"', () => {
  it('moves to the account of its own once there is one, with all that it holds, and stays there', async () => {
    const dataFolder = newFolder()
    const first = await open(dataFolder, absent)
    await query(first, 'create table kept (id int); insert into kept values (7)')
    await first.leave()
    expect(first.logged).toEqual([
      expect.stringMatching(/useradd --system .* loomcell-of-no-system"/),
    ])
    expect(ownersIn(dataFolder)).toEqual([nobody.uid])
    const moved = await open(dataFolder, name)
    expect(moved.logged).toEqual([
      `PostgreSQL runs as "${name}" from now on, and no more as "nobody"`,
    ])
    expect(await query(moved, 'select id from kept')).toEqual([{ id: 7 }])
    await query(moved, 'checkpoint')
    expect(await uidOfServer(dataFolder)).toBe(own?.uid)
    expect(await canRead(nobody.uid, join(dataFolder, 'postgres/cluster/PG_VERSION'))).toBe(false)
    await moved.leave()
    expect(ownersIn(dataFolder)).toEqual([own?.uid])
    const again = await open(dataFolder, name)
    expect([again.logged, await query(again, 'select id from kept')]).toEqual([[], [{ id: 7 }]])
    await again.leave()
  })

  it('is moved by the next start when this one is cut off anywhere, whomever it is to belong to by then', async () => {
    const dataFolder = newFolder()
    const first = await open(dataFolder, absent)
    await query(first, 'create table kept (id int); insert into kept values (7)')
    await first.leave()
    const home = join(dataFolder, 'postgres')
    for (const [account, given] of [
      [name, 0],
      [absent, 400],
      [name, 400],
      [absent, Number.POSITIVE_INFINITY],
    ] as const) {
      // What a start that was cut off leaves: the home root's, some of what is in it given.
      lchownSync(home, 0, 0)
      const paths = readdirSync(home, { recursive: true, encoding: 'utf8' })
      for (const path of paths.slice(0, given)) lchownSync(join(home, path), 4242, 4242)
      const next = await open(dataFolder, account)
      expect(await query(next, 'select id from kept')).toEqual([{ id: 7 }])
      await next.leave()
      expect(ownersIn(dataFolder)).toEqual([account === name ? own?.uid : nobody.uid])
    }
  })

  it('stays as it is while its server runs, and while some of it lies elsewhere, and says so', async () => {
    const dataFolder = newFolder()
    const first = await open(dataFolder, absent)
    const second = await open(dataFolder, name)
    expect(second.logged).toEqual([expect.stringContaining('its server runs: end all')])
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.leave()
    await first.leave()
    const elsewhere = newFolder()
    lchownSync(elsewhere, nobody.uid, nobody.gid)
    const log = join(dataFolder, 'postgres/cluster/pg_wal')
    renameSync(log, join(elsewhere, 'wal'))
    symlinkSync(join(elsewhere, 'wal'), log)
    const third = await open(dataFolder, name)
    expect(third.logged).toEqual([expect.stringContaining(`"${log}" leads elsewhere`)])
    expect(await query(third, 'select 1 as one')).toEqual([{ one: 1 }])
    await third.leave()
  })

  it('has its socket moved too where that is in a folder for passing files', async () => {
    const dataFolder = join(newFolder(), 'a-long-name'.repeat(9))
    mkdirSync(dataFolder, { mode: 0o711 })
    await (await open(dataFolder, absent)).leave()
    const moved = await open(dataFolder, name)
    const { host } = moved.connection
    onTestFinished(() => rmSync(host, { recursive: true, force: true }))
    expect([host.startsWith(dataFolder), lstatSync(host).uid]).toEqual([false, own?.uid])
    await moved.leave()
  })
})

describe.runIf(isRoot)('a folder that is given away', () => {
  it('takes no file of somebody else along that was put into it by another name or as a link', () => {
    const folder = newFolder()
    const precious = join(folder, 'precious')
    writeFileSync(precious, 'of root', { mode: 0o600 })
    const home = join(folder, 'postgres')
    mkdirSync(join(home, 'cluster'), { recursive: true })
    symlinkSync(precious, join(home, 'cluster/pointer'))
    for (const one of [home, join(home, 'cluster')]) lchownSync(one, nobody.uid, nobody.gid)
    const loomcell = { uid: 4242, gid: 4242, isOther: true }
    giveTree(home, loomcell)
    expect(lstatSync(precious).uid).toBe(0)
    lchownSync(join(home, 'cluster'), nobody.uid, nobody.gid)
    linkSync(precious, join(home, 'cluster/second'))
    expect(() => giveTree(home, loomcell)).toThrow('it has another name elsewhere')
    expect([lstatSync(precious).uid, readFileSync(precious, 'utf8')]).toEqual([0, 'of root'])
    symlinkSync(folder, join(folder, 'way'))
    expect(() => giveTree(join(folder, 'way'), loomcell)).toThrow()
    expect(lstatSync(folder).uid).toBe(0)
  })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loomcell-own-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function open(dataFolder: string, account: string) {
  const logged: string[] = []
  const log = (line: string) => void logged.push(line)
  const postgres = await openPostgres({ dataFolder, explicitFolder: true, account, log })
  onTestFinished(() => postgres.leave())
  return { ...postgres, logged }
}

async function query({ connection }: { connection: pg.ClientConfig }, text: string) {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(text)
  await client.end()
  return rows
}

/** Whom the home of the data folder and everything in it belongs to. */
function ownersIn(dataFolder: string): readonly number[] {
  const home = join(dataFolder, 'postgres')
  const names = ['', ...readdirSync(home, { recursive: true, encoding: 'utf8' })]
  return [...new Set(names.map((path) => lstatSync(join(home, path)).uid))]
}

async function uidOfServer(dataFolder: string): Promise<number> {
  const pid = readPostmaster(join(dataFolder, 'postgres/cluster'))?.pid
  const { stdout } = await promisify(execFile)('stat', ['-c', '%u', `/proc/${pid}`])
  return Number(stdout)
}

async function canRead(uid: number, file: string): Promise<boolean> {
  return promisify(execFile)('/bin/cat', [file], { uid, gid: uid }).then(
    () => true,
    () => false,
  )
}
