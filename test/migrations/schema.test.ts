import pg from 'pg'
import { expect, it } from 'vitest'
import { openLacking } from '../harness/history.ts'
import { cloneDatabase } from '../harness/installation.ts'

it('makes the schema that the golden file shows, rights and checks included', async () => {
  const text = await schemaOf(await cloneDatabase())
  await expect(text).toMatchFileSnapshot('./schema.golden.txt')
})

it('makes the same of a data folder that a commit left which had later migrations before it had an earlier one', async () => {
  // Commit 597eec79 had 0056, 0057, 0060 and 0063, and not yet 0054.
  const text = await schemaOf(await openLacking(['0054-names']))
  await expect(text).toMatchFileSnapshot('./schema.golden.txt')
})

async function schemaOf(connection: pg.ClientConfig): Promise<string> {
  // As the owner: the roles that we work as see nothing of each other's rights.
  const owner = new pg.Client(connection)
  await owner.connect()
  const { rows } = await owner.query<{ line: string }>(describeSchema)
  await owner.end()
  return `${rows.map(({ line }) => line).join('\n')}\n`
}

/** Tables with their columns, constraints, indexes, triggers and the rights of our roles, one a line. */
const describeSchema = `
  with ours as (
    select oid, relname from pg_class
    where relnamespace in (current_schema()::regnamespace, 'auth'::regnamespace) and relkind = 'r'
      and relname not like 'kysely%'
  )
  select line from (
    select relname, 1 as part, format('%s.%s %s%s', relname, attname, format_type(atttypid, atttypmod),
      case when attnotnull then ' not null' else '' end) as line
      from ours join pg_attribute on attrelid = ours.oid where attnum > 0 and not attisdropped
    union all select relname, 2, format('%s: %s', relname, pg_get_constraintdef(pg_constraint.oid))
      from ours join pg_constraint on conrelid = ours.oid where contype <> 'n'
    union all select relname, 3, regexp_replace(pg_get_indexdef(indexrelid), '(\\w+)\\.', '', 'g')
      from ours join pg_index on indrelid = ours.oid where not indisprimary
    union all select relname, 4, format('%s: trigger %s', relname, tgname)
      from ours join pg_trigger on tgrelid = ours.oid where not tgisinternal
    union all select relname, 5, format('%s: %s may %s', relname, grantee, lower(string_agg(privilege_type, ', ' order by privilege_type)))
      from ours join information_schema.role_table_grants on table_name = relname and grantee like 'loomcell\\_%'
      group by relname, grantee
  ) as described order by relname, part, line`
