import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { templateName } from '../harness/prepared-folder.ts'
import { type Server, startServer } from '../harness/server.ts'
import type { Rig } from './rig.ts'

/** By which each of them seals. */
export const sideSecret = 'a secret of the bench, of which nothing hangs'

/** The product on a database of its own. */
export interface Side {
  readonly server: Server
  readonly connection: pg.ClientConfig
  readonly owner: pg.Client
  /** Header line that says who asks. */
  readonly key: string
  close(): Promise<void>
}

/** Starts the product on a new database of this name. */
export async function openSide(
  { product, baselineConnection }: Rig,
  database: string,
): Promise<Side> {
  await product.query(`drop database if exists ${database}`)
  await product.query(`create database ${database} template ${templateName}`)
  const connection = { ...baselineConnection, database }
  const { host = '', port = 5432, user = '' } = connection
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-side-'))
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
  const server = await startServer(folder, { DATABASE_URL: url, LOOMCELL_SECRET: sideSecret })
  const owner = new pg.Client(connection)
  await owner.connect()
  return {
    server,
    connection,
    owner,
    key: `authorization: Bearer ${server.key}`,
    close: async () => {
      await owner.end()
      await server.stop('SIGINT')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
