import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { openPostgres } from '../../../../api/postgres/postgres.ts'
import { type Server, startServer } from '../../../harness/server.ts'
import { type Line, openLine } from './line.ts'

/** `own`: one process with the PostgreSQL that it brings along. `shared`: two processes on one PostgreSQL, each by a line of its own. */
export type WorldKind = 'own' | 'shared'

/** A process of the product, which may be killed and comes back on another port. */
export interface Process {
  server: Server
  /** Set while it is being brought back. */
  isDown: boolean
  readonly line: Line | undefined
  setClock(shiftMilliseconds: number): Promise<void>
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** The real thing under test: processes, database, data folder. */
export interface World {
  readonly kind: WorldKind
  readonly processes: readonly Process[]
  /** The first organisation's key. */
  readonly key: string
  /** Runs a command of the command line and gives its last line. */
  command(...words: string[]): Promise<string>
  /** Asks the database as its owner. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

const commandFile = fileURLToPath(new URL('../../../../api/command.ts', import.meta.url))
const clock = pathToFileURL(fileURLToPath(new URL('./shifted-clock.ts', import.meta.url))).href

/** Starts the product on a new folder, as a user would. */
export async function openWorld(kind: WorldKind): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-sim-'))
  // As root, PostgreSQL runs as another user, who must be able to enter.
  await chmod(folder, 0o711)
  const database = kind === 'shared' ? await openDatabase(join(folder, 'database')) : undefined
  const count = kind === 'shared' ? 2 : 1
  const processes: Process[] = []
  for (let at = 0; at < count; at += 1) {
    const line = database === undefined ? undefined : await openLine(database.connection)
    const env = { ...settings(folder), ...(line === undefined ? {} : urlOf(line.port)) }
    processes.push(await startProcess(join(folder, `clock-${at}`), { folder, env, line }))
  }
  const direct = database?.connection ?? ownConnection(folder)
  const [first] = processes
  const commandEnv = {
    ...settings(folder),
    ...(first?.line === undefined ? {} : urlOf(first.line.port)),
  }
  return {
    kind,
    processes,
    key: first?.server.key ?? '',
    command: (...words) => runCommand(commandEnv, words),
    query: (text, values) => ask(direct, text, values),
    close: async () => {
      for (const { server } of processes) await server.stop()
      for (const { line } of processes) await line?.close()
      await database?.leave()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function openDatabase(dataFolder: string) {
  const { mkdir } = await import('node:fs/promises')
  await mkdir(dataFolder, { mode: 0o711 })
  return openPostgres({ dataFolder, explicitFolder: true, log: () => {} })
}

function settings(folder: string): Record<string, string> {
  const secret = 'a secret of the simulator, long enough for all'
  return { LOOMCELL_DATA: folder, LOOMCELL_SECRET: secret, DATABASE_URL: '', LOG_LEVEL: 'fatal' }
}

function urlOf(port: number) {
  return { DATABASE_URL: `postgres://loomcell@127.0.0.1:${port}/loomcell` }
}

/** The socket of the PostgreSQL that the product keeps in its data folder. */
function ownConnection(folder: string): pg.ClientConfig {
  const host = join(folder, 'postgres', 'socket')
  return { host, port: 5432, user: 'loomcell', database: 'loomcell' }
}

async function startProcess(
  clockFile: string,
  options: { folder: string; env: Record<string, string>; line: Line | undefined },
): Promise<Process> {
  await writeFile(clockFile, '0')
  const env = { ...options.env, NODE_OPTIONS: `--import=${clock}`, SHIFTED_CLOCK_FILE: clockFile }
  const start = () => startServer(options.folder, env)
  const process: Process = {
    server: await start(),
    isDown: false,
    line: options.line,
    setClock: (shift) => writeFile(clockFile, String(shift)),
    restart: async (signal) => {
      // Whoever goes away on request is asked until it is gone.
      if (signal === 'SIGKILL') process.isDown = true
      await process.server.stop(signal)
      process.isDown = true
      process.server = await start()
      process.isDown = false
    },
  }
  return process
}

async function runCommand(env: Record<string, string>, words: readonly string[]): Promise<string> {
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [commandFile, ...words], {
    env: { ...process.env, ...env },
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
