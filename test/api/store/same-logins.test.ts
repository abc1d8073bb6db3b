import pg from 'pg'
import { expect, it } from 'vitest'
import { ensureLogins } from '../../../api/store/database-logins.ts'
import { cloneDatabase } from '../../harness/installation.ts'

it('makes the logins of several copies of one database that are started at the same moment', async () => {
  const copies = await Promise.all(Array.from({ length: 6 }, () => cloneDatabase()))
  const owners = copies.map((connection) => new pg.Client(connection))
  await Promise.all(owners.map((owner) => owner.connect()))
  for (let round = 0; round < 5; round += 1) {
    // Logins of their own: those of the other tests' databases stay as they are.
    for (const owner of owners) {
      await owner.query("update database_login set login = 'copied_' || way || '_' || $1", [round])
    }
    const made = await Promise.all(owners.map((owner) => ensureLogins(owner, 'loomcell')))
    expect(new Set(made.map(({ logins }) => logins.app.user))).toEqual(
      new Set([`copied_app_${round}`]),
    )
  }
  const { rows } = (await owners[0]?.query<{ name: string }>(
    "select rolname as name from pg_roles where rolname like 'copied\\_%'",
  )) ?? { rows: [] }
  expect(rows).toHaveLength(5 * 5)
  for (const { name } of rows) await owners[0]?.query(`drop role ${name}`)
  await Promise.all(owners.map((owner) => owner.end()))
})
