import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { RolePrefix } from './role-names.ts'

export type Way = 'app' | 'public' | 'system' | 'auth' | 'log'

export interface Login {
  readonly user: string
  readonly password: string
}

/** How the processes of an installation enter its database. */
export interface DatabaseAccess {
  readonly logins: Readonly<Record<Way, Login>>
  /** Signs the names of organisations that a transaction works for. */
  readonly scopeKey: Buffer
}

/**
 * Makes the logins of an installation as far as they are missing, each a member of one role. What a login was last given is
 * told by its comment, a digest, so that a start with nothing to do changes nothing. MUST be called under a lock.
 */
export async function ensureLogins(owner: pg.Client, prefix: RolePrefix): Promise<DatabaseAccess> {
  const rows = await madeLogins(owner, prefix)
  const { rows: keys } = await owner.query<{ key: Buffer }>('select key from scope_key')
  const [scopeKey] = keys
  if (scopeKey === undefined) throw new RangeError('Cannot find the key of scopes')
  const logins = rows.map(({ way, login, password }) => [way, { user: login, password }])
  return { logins: Object.fromEntries(logins), scopeKey: scopeKey.key }
}

/** The logins, made where they are missing; by now each is as its row says. */
async function madeLogins(
  owner: pg.Client,
  prefix: RolePrefix,
  tries = 10,
): Promise<readonly LoginRow[]> {
  const { rows } = await owner.query<LoginRow>(
    `select way, login, password, shobj_description(oid, 'pg_authid') as told
      from database_login left join pg_roles on rolname = login order by way`,
  )
  const wanted = rows.filter(({ password, told }) => told !== markOf(password))
  if (wanted.length === 0) return rows
  try {
    await owner.query(wanted.map((row) => makeLogin(row, prefix)).join(';'))
    return rows
  } catch (error) {
    // Logins are the whole server's and the lock is the database's: a copy of this one may be making the same at this moment.
    if (tries === 0 || !isOvertaken(error)) throw error
    await sleep(20)
    return madeLogins(owner, prefix, tries - 1)
  }
}

interface LoginRow {
  readonly way: Way
  readonly login: string
  readonly password: string
  readonly told?: string
}

/** Somebody else made, or is changing, the same role: unique_violation, duplicate_object, a deadlock, or a row changed meanwhile. */
function isOvertaken(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  const isTaken = ['23505', '42710', '40P01', '40001'].includes(String(error.code))
  return isTaken || /tuple concurrently (updated|deleted)/.test(error.message)
}

function markOf(password: string): string {
  return `Loomcell ${createHash('sha256').update(password).digest('hex')}`
}

/** Names and passwords are letters, digits and lines below, made by a migration; anything else is refused. */
function makeLogin({ way, login, password }: LoginRow, prefix: RolePrefix): string {
  const wrong = [login, password, prefix].find((word) => !/^[a-z0-9_]+$/.test(word))
  if (wrong !== undefined) throw new RangeError(`Cannot make a login: "${login}" is none of ours`)
  return `do $$ begin
    if not exists (select from pg_roles where rolname = '${login}') then create role ${login}; end if;
    alter role ${login} login inherit password '${password}';
    grant ${prefix}_${way} to ${login};
    comment on role ${login} is '${markOf(password)}';
  end $$`
}

/** The same database by way of a login. */
export function connectionBy(connection: pg.PoolConfig, { user, password }: Login): pg.PoolConfig {
  const { connectionString } = connection
  if (connectionString === undefined) return { ...connection, user, password }
  // What an address says goes before everything beside it.
  const url = new URL(connectionString)
  url.username = user
  url.password = password
  for (const name of ['user', 'password']) url.searchParams.delete(name)
  return { ...connection, connectionString: url.href }
}
