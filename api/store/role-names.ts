import type pg from 'pg'

/** What the names of an installation's roles begin with. */
export type RolePrefix = string

/** What they begin with unless another owner has such roles already. */
export const usualPrefix = 'loomcell'

/**
 * What the roles of this database are called. Roles belong to the whole server: a second installation by another owner, who
 * may not give the first one's roles to anybody, has roles of its own, named for its database.
 */
export async function rolePrefixOf(owner: pg.Client): Promise<RolePrefix> {
  const { rows: kept } = await owner.query(
    `select (select replace(roles[1], '_app', '') from pg_policies
      where schemaname = current_schema() and policyname = 'own_rows' limit 1) as prefix`,
  )
  if (kept[0]?.prefix) return kept[0].prefix
  const { rows } = await owner.query(
    `select left(md5(current_database()), 8) as own, bool_and(
        (select rolsuper from pg_roles where rolname = current_user)
        or pg_has_role(oid, 'member with admin option')) as ours
      from pg_roles where rolname = any ($1)`,
    [['app', 'public', 'system', 'auth', 'log'].map((way) => `${usualPrefix}_${way}`)],
  )
  return rows[0]?.ours === false ? `${usualPrefix}_${rows[0].own}` : usualPrefix
}

/**
 * Lets every statement of a pool name the roles of this database: migrations are frozen and name them as they are usually
 * called. Changes nothing where they are.
 */
export function nameRoles(pool: pg.Pool, prefix: RolePrefix): pg.Pool {
  if (prefix === usualPrefix) return pool
  pool.on('connect', (client) => {
    const query: (...given: unknown[]) => unknown = client.query.bind(client)
    const named = (text: string) =>
      text.replaceAll(/\bloomcell_(app|public|system|auth|log)\b/g, `${prefix}_$1`)
    client.query = ((...[first, ...rest]: unknown[]) =>
      query(typeof first === 'string' ? named(first) : first, ...rest)) as typeof client.query
  })
  return pool
}
