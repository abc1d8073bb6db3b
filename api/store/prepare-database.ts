import type pg from 'pg'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { type DatabaseAccess, ensureLogins } from './database-logins.ts'
import { holdLock } from './hold-lock.ts'
import { isNewest, migrateAll } from './migrate.ts'
import { rolePrefixOf } from './role-names.ts'

/** PostgreSQL that we are tried with; a release before it can neither pass roles on as we need nor is looked after for long. */
const leastMajor = 16

/**
 * Makes a database ready for this code, as its owner: schema, queue and logins. Of several processes that start at once one
 * does it and the others wait. The owner is not needed afterwards.
 */
export async function prepareDatabase(connection: pg.PoolConfig): Promise<DatabaseAccess> {
  return holdLock(connection, 'schema', async (owner) => {
    await refuseOldServer(owner)
    const prefix = await rolePrefixOf(owner)
    if (!(await isNewest(owner))) await migrateAll(connection, prefix)
    return ensureLogins(owner, prefix)
  })
}

async function refuseOldServer(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ version: string }>(
    "select current_setting('server_version') as version",
  )
  const version = rows[0]?.version ?? ''
  if (Number.parseInt(version, 10) >= leastMajor) return
  const values = { version, least: leastMajor }
  throw new RefusedError(refuse('invalid', '', ['database_too_old', values]))
}
