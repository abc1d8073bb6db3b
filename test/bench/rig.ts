import { rm } from 'node:fs/promises'
import pg from 'pg'
import { openPostgres, type Postgres } from '../../api/postgres/postgres.ts'
import { migrate } from '../../api/store/migrate.ts'
import { preparedFolder, templateName } from '../harness/prepared-folder.ts'
import { startServer } from '../harness/server.ts'

/** The product as a user starts it, and beside it on the same server an empty database for the baseline. */
export interface Rig {
  readonly port: number
  /** Process of the product. */
  readonly pid: number
  readonly key: string
  /** The product's own database, and the baseline's, as their owner. */
  readonly product: pg.Client
  readonly baseline: pg.Client
  readonly baselineConnection: pg.ClientConfig
  /** A folder that the database server may write to. */
  readonly serverFolder: string
  readonly say: (line: string) => void
  /** Another product like it, on a folder and a database of its own, with further settings. */
  another(env?: Readonly<Record<string, string>>): Promise<Rig>
  close(): Promise<void>
}

export interface RigOptions {
  readonly say: (line: string) => void
  /** Where processes of the product leave profiles of what their time went to, for the tools of Chromium; nowhere when absent. */
  readonly profiles?: string
  /** Settings beside those of every test. */
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the product on an empty folder and checks that both sides keep what they acknowledge. */
export async function openRig(options: RigOptions): Promise<Rig> {
  const folder = await preparedFolder('loomcell-bench-')
  const { say, profiles, env } = options
  const profiling = profiles === undefined ? {} : profilingTo(profiles)
  const server = await startServer(folder, { ...profiling, ...env })
  const { port, key } = server
  const postgres = await openPostgres({ dataFolder: folder, explicitFolder: true, log: () => {} })
  const { product, baseline, baselineConnection } = await openDatabases(postgres)
  for (const client of [product, baseline]) await assertDurable(client)
  const { rows } = await product.query('show data_directory')
  return {
    port,
    key,
    product,
    baseline,
    baselineConnection,
    say,
    another: (further) =>
      openRig({ ...options, ...(further === undefined ? {} : { env: further }) }),
    pid: server.process.pid ?? 0,
    serverFolder: rows[0].data_directory,
    close: async () => {
      await Promise.all([product.end(), baseline.end()])
      // Nobody balances it, so that it need give no notice.
      await server.stop('SIGINT')
      await postgres.leave()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function profilingTo(folder: string) {
  return { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` }
}

async function openDatabases({ connection }: Postgres) {
  const product = new pg.Client(connection)
  await product.connect()
  await ensureTemplate(product, { ...connection, database: templateName })
  await product.query(`create database baseline template ${templateName}`)
  const baselineConnection = { ...connection, database: 'baseline' }
  const baseline = new pg.Client(baselineConnection)
  await baseline.connect()
  return { product, baseline, baselineConnection }
}

/** Brings the schema up once for all the databases that the benches make; a folder that tests prepared has it already. */
async function ensureTemplate(product: pg.Client, connection: pg.ClientConfig): Promise<void> {
  const named = 'select from pg_database where datname = $1'
  const { rowCount } = await product.query(named, [connection.database])
  if (rowCount !== 0) return
  await product.query(`create database ${connection.database}`)
  await migrate(connection)
}

/** Throws unless what this connection acknowledges is on the disk. */
export async function assertDurable(client: pg.ClientBase): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await client.query(`show ${setting}`)
    if (rows[0][setting] !== 'on')
      throw new Error(`Cannot compare: ${setting} is ${rows[0][setting]}`)
  }
}
