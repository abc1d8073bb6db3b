import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { RolePrefix } from './role-names.ts'

export type Way = 'app' | 'public' | 'system' | 'auth'

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
  const { rows } = await owner.query<{ way: Way; login: string; password: string; told?: string }>(
    `select way, login, password, shobj_description(oid, 'pg_authid') as told
      from database_login left join pg_roles on rolname = login order by way`,
  )
  const wanted = rows.filter(({ password, told }) => told !== markOf(password))
  if (wanted.length > 0) await owner.query(wanted.map((row) => makeLogin(row, prefix)).join(';'))
  const { rows: keys } = await owner.query<{ key: Buffer }>('select key from scope_key')
  const [scopeKey] = keys
  if (scopeKey === undefined) throw new RangeError('Cannot find the key of scopes')
  const logins = rows.map(({ way, login, password }) => [way, { user: login, password }])
  return { logins: Object.fromEntries(logins), scopeKey: scopeKey.key }
}

function markOf(password: string): string {
  return `Loomcell ${createHash('sha256').update(password).digest('hex')}`
}

/** Names and passwords are letters, digits and lines below, made by a migration; anything else is refused. */
function makeLogin(
  { way, login, password }: { way: Way; login: string; password: string },
  prefix: RolePrefix,
): string {
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
