import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { openPostgres } from '../../../../api/postgres/postgres.ts'
import { compileCache } from '../../../harness/compile-cache.ts'
import { type Line, openLine } from '../../../harness/line.ts'
import { prepareFolder } from '../../../harness/prepared-folder.ts'
import { type Server, startServer } from '../../../harness/server.ts'
import { type Disk, openDisk } from './disk.ts'

/** `own`: one process with the PostgreSQL that it brings along. `shared`: two processes on one PostgreSQL, each by a line of its own. */
export type WorldKind = 'own' | 'shared'

/** A process of the product, which may be killed and comes back on another port. */
export interface Process {
  server: Server
  /** Set while it is being brought back. */
  isDown: boolean
  /** Its line to the database; it has one of its own where the database is not its own. */
  readonly line: Line | undefined
  /** The way in for clients, which stays where it is when the process comes back on another port. */
  readonly door: Line
  setClock(shiftMilliseconds: number): Promise<void>
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** The real thing under test: processes, database, data folder. */
export interface World {
  readonly kind: WorldKind
  readonly processes: readonly Process[]
  readonly disk: Disk
  /** When it was opened, by a clock that nobody sets. */
  readonly openedTime: number
  /** The first organisation's key. */
  readonly key: string
  /** Runs a command of the command line and gives its last line. */
  command(...words: string[]): Promise<string>
  /** What a message to an address says, which lies in the outbox without a mail server. */
  messageTo(address: string): Promise<string>
  /** Asks the database as its owner. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

const commandFile = fileURLToPath(new URL('../../../../api/commands/main.ts', import.meta.url))
const clock = pathToFileURL(fileURLToPath(new URL('./shifted-clock.ts', import.meta.url))).href

/** Starts the product on a new folder; two processes start at the same moment. */
export async function openWorld(kind: WorldKind): Promise<World> {
  const openedTime = Date.now()
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-sim-'))
  // As root, PostgreSQL runs as another user, who must be able to enter.
  await chmod(folder, 0o711)
  const disk = await openDisk(folder)
  if (kind === 'own') await prepareFolder(folder)
  const database = kind === 'shared' ? await openDatabase(join(folder, 'database')) : undefined
  const processes = await Promise.all(
    (kind === 'shared' ? [0, 1] : [0]).map(async (at) => {
      const line = database === undefined ? undefined : await openLine(database.connection)
      return startProcess(join(folder, `clock-${at}`), { folder, line })
    }),
  )
  const direct = database?.connection ?? ownConnection(folder)
  return {
    kind,
    processes,
    disk,
    openedTime,
    // Of two that start at once, one makes the first organisation and tells its key.
    key: processes.map(({ server }) => server.key).find((key) => key !== '') ?? '',
    command: (...words) => runCommand(settings(folder, processes[0]?.line), words),
    messageTo: (address) => messageIn(join(folder, 'outbox'), address),
    query: (text, values) => ask(direct, text, values),
    close: async () => {
      // Nobody balances these any more, so none of them gives notice.
      await Promise.all(processes.map(({ server }) => server.stop('SIGINT')))
      await Promise.all(processes.flatMap(({ line, door }) => [line?.close(), door.close()]))
      await database?.leave()
      disk.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function openDatabase(dataFolder: string) {
  await mkdir(dataFolder, { mode: 0o711 })
  await prepareFolder(dataFolder)
  return openPostgres({ dataFolder, explicitFolder: true, log: () => {} })
}

function settings(folder: string, line: Line | undefined): Record<string, string> {
  const secret = 'a secret of the simulator, long enough for all'
  const url = line === undefined ? '' : `postgres://loomcell@127.0.0.1:${line.port}/loomcell`
  return {
    LOOMCELL_DATA: folder,
    LOOMCELL_SECRET: secret,
    DATABASE_URL: url,
    LOG_LEVEL: 'fatal',
    BREACHED_PASSWORDS: 'off',
  }
}

/** The socket of the PostgreSQL that the product keeps in its data folder. */
function ownConnection(folder: string): pg.ClientConfig {
  const host = join(folder, 'postgres', 'socket')
  return { host, port: 5432, user: 'loomcell', database: 'loomcell' }
}

async function startProcess(
  clockFile: string,
  { folder, line }: { folder: string; line: Line | undefined },
): Promise<Process> {
  await writeFile(clockFile, '0')
  const clocked = { NODE_OPTIONS: `--import=${clock}`, SHIFTED_CLOCK_FILE: clockFile }
  const start = () => startServer(folder, { ...settings(folder, line), ...clocked })
  const server = await start()
  // Leads to wherever the process listens at the moment.
  const there = { port: server.port }
  const process: Process = {
    server,
    isDown: false,
    line,
    door: await openLine(there),
    setClock: (shift) => writeFile(clockFile, String(shift)),
    restart: async (signal) => {
      // Whoever goes away on request is asked until it is gone.
      if (signal === 'SIGKILL') process.isDown = true
      await process.server.stop(signal)
      process.isDown = true
      process.server = await start()
      there.port = process.server.port
      process.isDown = false
    },
  }
  return process
}

async function messageIn(outbox: string, address: string): Promise<string> {
  for (let look = 0; look < 200; look += 1) {
    const files = await readdir(outbox).catch(() => [])
    for (const file of files.filter((name) => name.endsWith('.txt'))) {
      const text = await readFile(join(outbox, file), 'utf8')
      if (text.includes(`\nTo: ${address}\n`)) return text
    }
    await sleep(50)
  }
  throw new RangeError(`Cannot find a message to "${address}"`)
}

async function runCommand(env: Record<string, string>, words: readonly string[]): Promise<string> {
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [commandFile, ...words], {
    env: { ...process.env, ...compileCache, ...env },
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  return stdout.trim().split('\n').at(-1) ?? ''
}

async function ask<Row extends pg.QueryResultRow>(
  connection: pg.ClientConfig,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
