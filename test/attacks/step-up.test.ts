import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openOn } from '../../api/installation.ts'
import { connectionBy, ensureLogins, type Way } from '../../api/store/database-logins.ts'
import { macOf, signScopes } from '../../api/store/sign-scopes.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../harness/installation.ts'

const ways = ['app', 'public', 'system', 'auth', 'log'] as const

describe('an expression that got into a statement', () => {
  it('finds no login that may do more than its own role, or become another', async () => {
    const installation = await openTestInstallation()
    const owner = await connect(installation.connection)
    const { logins } = await ensureLogins(owner, 'loomcell')
    for (const way of ways) {
      const client = await connect(connectionBy(installation.connection, logins[way]))
      const { rows } = await client.query(
        `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong,
          (select array_agg(granted.rolname::text) from pg_auth_members
            join pg_roles as granted on granted.oid = roleid where member = me.oid) as roles
          from pg_roles as me where rolname = session_user`,
      )
      expect(rows).toEqual([{ strong: false, roles: [`loomcell_${way}`] }])
      const others = ways.filter((one) => one !== way).map((one) => `loomcell_${one}`)
      for (const role of [...others, 'loomcell', logins[otherThan(way)].user]) {
        const step = client.query(`select set_config('role', '${role}', false)`)
        await expect(step, `${way} becomes ${role}`).rejects.toMatchObject({ code: '42501' })
      }
      for (const table of ['database_login', 'scope_key']) {
        await expect(client.query(`select * from ${table}`)).rejects.toMatchObject({
          code: '42501',
        })
      }
    }
  })

  it('sees no row of an organisation that it names by itself', async () => {
    const installation = await openTestInstallation()
    const { other, app, scopeKey } = await twoOrganisations(installation)
    const seen = async (named: string) => {
      const { rows } = await app.query(
        `select set_config('loomcell.organisations', $1, true), (select count(*) from organisation)::integer as seen`,
        [named],
      )
      const { rows: later } = await app.query('select count(*)::integer as seen from organisation')
      return [rows[0]?.seen, later[0]?.seen]
    }
    await app.query('begin')
    const { rows } = await app.query('select pg_backend_pid() as pid')
    const elsewhere = macOf(scopeKey, `${Number(rows[0]?.pid) + 1}:${other}`)
    const made = [`${other}`, `${other}:`, `${other}:${'0'.repeat(64)}`, `${other}:${elsewhere}`]
    for (const named of made) expect(await seen(named)).toEqual([0, 0])
    // Only the key makes a name that is believed.
    const right = `${other}:${macOf(scopeKey, `${rows[0]?.pid}:${other}`)}`
    expect((await seen(right))[1]).toBe(1)
    await app.query('rollback')
  })

  it('cannot widen a name that was signed for its own organisation', async () => {
    const installation = await openTestInstallation()
    const { own, other, app } = await twoOrganisations(installation)
    await app.query('begin')
    await app.query(`set local loomcell.organisations = '${own}'`)
    const signed = await app.query(`select current_setting('loomcell.organisations') as named`)
    expect((await app.query('select organisation_key as key from organisation')).rows).toEqual([
      { key: own },
    ])
    const widened = String(signed.rows[0]?.named).replace(`${own}:`, `${own},${other}:`)
    await app.query(`select set_config('loomcell.organisations', $1, true)`, [widened])
    expect((await app.query('select from organisation')).rows).toEqual([])
    await app.query('rollback')
  })

  it('meets no owner: after the start nobody of ours is signed in as one', async () => {
    const installation = await openTestInstallation()
    const second = await openOn(installation.connection, () => {})
    onTestFinished(() => second.close())
    await second.store.system.selectFrom('organisation').select('slug').execute()
    const owner = await connect(installation.connection)
    const { rows } = await owner.query(
      `select distinct usename::text as name from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    )
    expect(rows.map(({ name }) => name).filter((name) => !String(name).startsWith('lc_'))).toEqual(
      [],
    )
  })
})

function otherThan(way: Way): Way {
  return way === 'system' ? 'app' : 'system'
}

async function twoOrganisations(installation: TestInstallation) {
  const { organisationKey: own } = installation.actor
  const { actor } = await addTestOrganisation(installation, 'second')
  const owner = await connect(installation.connection)
  const { logins, scopeKey } = await ensureLogins(owner, 'loomcell')
  const pool = new pg.Pool({ ...connectionBy(installation.connection, logins.app), max: 1 })
  signScopes(pool, scopeKey)
  const app = await pool.connect()
  onTestFinished(async () => {
    app.release(true)
    await pool.end()
  })
  return { own, other: actor.organisationKey, app, scopeKey }
}

async function connect(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end())
  return client
}
