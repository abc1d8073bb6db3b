import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBinaries, packagedFolder } from '../../../api/postgres/binaries.ts'
import { ensureCluster } from '../../../api/postgres/cluster.ts'
import { faultIn } from '../../../api/postgres/fault.ts'
import { findHome } from '../../../api/postgres/home.ts'
import { makePlace, type Place } from '../../../api/postgres/place.ts'
import { openPostgres } from '../../../api/postgres/postgres.ts'
import { readPostmaster, stopPostmaster } from '../../../api/postgres/postmaster.ts'
import { asUser } from '../../../api/postgres/run.ts'
import { serverUserFor } from '../../../api/postgres/server-user.ts'
import { settingsOf } from '../../../api/postgres/settings.ts'
import { toldIn } from '../../../api/terminal-language.ts'

const isRoot = process.geteuid?.() === 0
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loom-'))
  chmodSync(folder, 0o755)
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe.runIf(isRoot)('a folder that the user of the server cannot enter', () => {
  it('is refused by name when a person named it', async () => {
    const dataFolder = closedFolder()
    await expect(open(dataFolder)).rejects.toThrow(
      `Cannot keep a database in "${dataFolder}": PostgreSQL refuses root, so it runs as uid 65534, which cannot enter "${folder}/closed": open it with "chmod o+x ${folder}/closed", name another folder in LOOMCELL_DATA, or start as an ordinary user`,
    )
  })

  it('is replaced by one of the system, in one line of the log, when nobody named it', async () => {
    const dataFolder = closedFolder()
    const lines: string[] = []
    const options = {
      dataFolder,
      explicitFolder: false,
      systemFolder: join(folder, 'system'),
      log: (line: string) => lines.push(line),
    }
    const moved = await findHome(options)
    expect(moved.folder).toMatch(/\/system\/[0-9a-f]{12}\/postgres$/)
    expect(lines).toEqual([
      `PostgreSQL keeps its files in "${moved.folder}", because uid 65534 could not enter "${dataFolder}"`,
    ])

    // Once there, the database stays there, also when the folder is opened later.
    pretendCluster(moved.folder, '18')
    chmodSync(join(folder, 'closed'), 0o755)
    expect((await findHome(options)).folder).toBe(moved.folder)
  })

  it('is never replaced when it already holds a database', async () => {
    const dataFolder = closedFolder()
    pretendCluster(join(dataFolder, 'postgres'), '18')
    const systemFolder = join(folder, 'system')
    await expect(
      findHome({ dataFolder, explicitFolder: false, systemFolder, log: () => undefined }),
    ).rejects.toThrow(`cannot enter "${folder}/closed"`)
  })
})

describe('a folder that cannot be used', () => {
  it('says which PostgreSQL made the database, if it was another', async () => {
    pretendCluster(join(folder, 'postgres'), '17')
    await expect(open(folder)).rejects.toThrow(
      `Cannot open the database in "${folder}/postgres/cluster": PostgreSQL "17" made it and Loomcell brings "18"`,
    )
  })

  it('does not make a database over something else', async () => {
    mkdirSync(join(folder, 'postgres/cluster/base'), { recursive: true })
    await expect(open(folder)).rejects.toThrow('the file PG_VERSION is missing')
  })

  it('says that a file is in the way', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(open(join(folder, 'file'))).rejects.toThrow('a file is in the way')
  })

  it('does not adopt or stop a server that somebody else started', {
    timeout: 240_000,
  }, async () => {
    const postgres = await open(folder)
    await postgres.leave()
    const place = placeIn(folder)
    const pid = await startStranger(place)
    await expect(open(folder)).rejects.toThrow(
      `a server that Loomcell did not start serves it (pid ${pid}, socket in "${place.folder}"): stop it with "kill -INT ${pid}"`,
    )
    expect(await stopPostmaster(pid, { cluster: place.cluster, limitMs: 5_000 })).toBe(true)
  })

  it('puts the socket elsewhere when the path is too long for one', {
    timeout: 240_000,
  }, async () => {
    const postgres = await open(join(folder, 'long/'.repeat(20)))
    const { host } = postgres.connection
    expect(host).toMatch(new RegExp(`^${tmpdir()}/loomcell-[0-9a-f]{12}$`))
    expect(statSync(host).mode & 0o777).toBe(0o700)
    await postgres.leave()
    rmSync(host, { recursive: true })
  })

  it.runIf(isRoot)('says that the disk is full', { timeout: 240_000 }, async (test) => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=755', 'tmpfs', disk])
    } catch {
      test.skip('this machine does not let us mount a small disk')
    }
    try {
      await expect(open(disk)).rejects.toThrow('the disk is full: free some space and start again')
    } finally {
      execFileSync('umount', [disk])
    }
  })
})

describe('the programs', () => {
  it('are looked for on this platform, and their lack is told', () => {
    expect(() => packagedFolder('sunos', 'sparc')).toThrow(
      'Cannot start PostgreSQL on "sunos-sparc": there are no programs for it in node_modules: run "npm ci", and if this platform is not served, set DATABASE_URL to use another PostgreSQL',
    )
  })

  it('work where npm ran no scripts or their folder is closed', { timeout: 240_000 }, async () => {
    const place = placeIn(folder)
    const native = copyPackage(join(folder, 'package'))
    expect((await findBinaries(place, native)).postgres).toBe(join(native, 'bin/postgres'))
    expect(existsSync(join(native, 'lib/libicui18n.so.60'))).toBe(true)
    if (!isRoot) return

    chmodSync(join(folder, 'package'), 0o700)
    const copied = await findBinaries(place, native)
    expect(copied).toMatchObject({ major: '18' })
    expect(copied.postgres).toContain(join(place.folder, 'programs-18.'))
    await ensureCluster(place, copied)
    expect(existsSync(join(place.cluster, 'PG_VERSION'))).toBe(true)
  })

  it('have their last words explained', () => {
    const words = [
      'could not write: No space left on device',
      'could not look up effective user ID 4242: user does not exist',
      'lock file "postmaster.pid" already exists',
      'something never heard',
    ]
    const start = { act: 'postgres_act_start', folder: '/data' } as const
    expect(words.map((word) => faultIn(word, start).message)).toEqual([
      'Cannot start PostgreSQL in "/data": the disk is full: free some space and start again\nIts own words: could not write: No space left on device',
      'Cannot start PostgreSQL in "/data": the user it runs as has no name: add its number to /etc/passwd, start Loomcell as a named user, or set DATABASE_URL\nIts own words: could not look up effective user ID 4242: user does not exist',
      'Cannot start PostgreSQL in "/data": another server holds its lock file: stop that server, or name another folder in LOOMCELL_DATA\nIts own words: lock file "postmaster.pid" already exists',
      'Cannot start PostgreSQL in "/data": it gave up: mend what it names, or set DATABASE_URL to use another PostgreSQL\nIts own words: something never heard',
    ])
    const full = faultIn(words[0] ?? '', start).refusal.faults
    expect(toldIn('zh-Hant', full)).toBe(
      '未能在「/data」啟動 PostgreSQL：磁碟已滿：請騰出空間後重新啟動\n原文：could not write: No space left on device',
    )
    expect(toldIn('zh-Hans', full)).toBe(
      '无法在“/data”启动 PostgreSQL：磁盘已满：请腾出空间后重新启动\n原文：could not write: No space left on device',
    )
  })
})

function open(dataFolder: string) {
  return openPostgres({ dataFolder, explicitFolder: true, log: () => undefined })
}

function closedFolder(): string {
  const dataFolder = join(folder, 'closed/project/data')
  mkdirSync(dataFolder, { recursive: true })
  chmodSync(join(folder, 'closed'), 0o700)
  return dataFolder
}

function pretendCluster(home: string, version: string): void {
  mkdirSync(join(home, 'cluster'), { recursive: true })
  writeFileSync(join(home, 'cluster/PG_VERSION'), `${version}\n`)
}

function placeIn(dataFolder: string): Place {
  const home = join(dataFolder, 'postgres')
  return makePlace({ folder: home, user: serverUserFor(home) })
}

async function startStranger(place: Place): Promise<number> {
  const { postgres } = await findBinaries(place)
  const elsewhere = { ...place, connection: { ...place.connection, host: place.folder } }
  const child = spawn(postgres, ['-D', place.cluster, ...settingsOf(elsewhere)], {
    ...asUser(place.user),
    cwd: place.folder,
    stdio: 'ignore',
  })
  const deadline = performance.now() + 10_000
  while (!readPostmaster(place.cluster)?.isReady && performance.now() < deadline) await sleep(20)
  if (child.pid === undefined) throw new Error('The stranger did not start')
  return child.pid
}

function copyPackage(target: string): string {
  const native = join(target, 'native')
  // Without the links, as npm unpacks it.
  const filter = (path: string) => !lstatSync(path).isSymbolicLink()
  cpSync(packagedFolder(), native, { recursive: true, filter })
  writeFileSync(join(target, 'package.json'), '{ "version": "18.0.0" }')
  return native
}
