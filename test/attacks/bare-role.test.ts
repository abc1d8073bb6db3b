import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { cloneDatabase } from '../harness/installation.ts'
import { type FilledTable, fillEveryTable, tablesOf } from './filled-tables.ts'

/** Three organisations; every table holds a row of each, whose whole numbers are all the organisation's own. */
const [own, other, third] = [900_001, 900_002, 900_003] as const

/** What a public page may show; everything else is closed to the role that draws it. */
const publicTables = [
  'batch',
  'did_document',
  'event',
  'event_subject',
  'facility',
  'lineage',
  'log_checkpoint',
  'log_key',
  'log_leaf',
  'log_policy',
  'log_tile',
  'organisation',
  'passport',
  'passport_predecessor',
  'passport_version',
  'recall',
  'recall_batch',
  'recall_objection',
  'record_look',
  'status_list',
  'status_list_version',
  'stock',
]

it('keeps organisations apart in every table that the application may touch, by the database alone', async () => {
  const owner = await connect()
  const tables = await fillEveryTable(owner, 'loomcell_app', [own, other, third])
  expect(tables.length).toBeGreaterThan(25)
  const { rows: open } = await owner.query(
    `
    select relname from pg_class join unnest($1::regclass[]) as name on name = oid
    where not relrowsecurity or pg_get_userbyid(relowner) ~ '^loomcell_'`,
    [tables.map(({ name }) => name)],
  )
  expect(open).toEqual([])
  const faults: string[] = []
  for (const table of tables) faults.push(...(await faultsIn(owner, table)))
  expect(faults).toEqual([])
})

it('lets no role of ours pass a policy by, and shows the public pages nothing confidential', async () => {
  const owner = await connect()
  const { rows: strong } = await owner.query(`
    select rolname from pg_roles where rolname ~ '^loomcell_'
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin)`)
  expect(strong).toEqual([])
  const tables = await tablesOf(owner, 'loomcell_public')
  expect(tables.map(({ name }) => name).sort()).toEqual(publicTables)
  expect(tables.filter(({ may }) => may.insert || may.update || may.delete)).toEqual([])
  await owner.query('set role loomcell_public')
  for (const column of ['batch.context', 'event.scan_digest', 'organisation.jurisdiction']) {
    const [table] = column.split('.')
    await expect(owner.query(`select ${column} from ${table}`)).rejects.toMatchObject({
      code: '42501',
    })
  }
})

/** What the application's role can do in a table that it should not, or cannot that it should. */
async function faultsIn(owner: pg.Client, table: FilledTable): Promise<readonly string[]> {
  const { name, may, rowOf, updatable } = table
  const faults: string[] = []
  const expectThat = (holds: boolean, what: string) => {
    if (!holds) faults.push(`${name}: ${what}`)
  }
  const seenBy = async (organisations: string) =>
    attempt(owner, organisations, `select * from ${name} as row_of_it`)
  if (may.select) {
    expectThat((await seenBy('')).count === 0, 'shows rows to nobody')
    const mine = await seenBy(String(own))
    expectThat(mine.count === 1, `shows ${mine.count} rows instead of its own: ${mine.code}`)
    expectThat(!JSON.stringify(mine.rows).includes(String(other)), "shows another's row")
    expectThat((await seenBy(`${own},${third}`)).count === 2, 'does not show both of two')
  }
  if (may.insert) {
    const foreign = await attempt(owner, String(own), rowOf(other))
    expectThat(foreign.code === '42501', `takes a row of another: ${foreign.code}`)
    const again = await attempt(
      owner,
      String(third),
      rowOf(third),
      `delete from ${name} where ${table.isOf(third)}`,
    )
    expectThat(again.code === '' && again.count === 1, `refuses a row of its own: ${again.code}`)
  }
  if (updatable !== undefined) {
    const all = await attempt(owner, String(own), `update ${name} set ${updatable} = ${updatable}`)
    expectThat(all.count === 1, `changes ${all.count} rows: ${all.code}`)
  }
  if (may.update && table.hasOrganisation) {
    const moved = await attempt(
      owner,
      String(own),
      `update ${name} set organisation_key = ${other}`,
    )
    expectThat(moved.code === '42501', `gives a row away: ${moved.code}`)
  }
  if (may.delete) {
    const gone = await attempt(owner, String(own), `delete from ${name}`)
    expectThat(gone.count === 1, `deletes ${gone.count} rows: ${gone.code}`)
  }
  return faults
}

/** Runs a statement as the application's role for organisations and takes it back; `before` is the owner's. */
async function attempt(
  owner: pg.Client,
  organisations: string,
  statement: string,
  before?: string,
) {
  await owner.query('begin')
  try {
    if (before !== undefined) await owner.query(before)
    await owner.query(`set local role loomcell_app`)
    if (organisations !== '')
      await owner.query(`set local loomcell.organisations = '${organisations}'`)
    const { rowCount, rows } = await owner.query(statement)
    return { count: rowCount, rows, code: '' }
  } catch (error) {
    return {
      count: -1,
      rows: [],
      code: error instanceof pg.DatabaseError ? String(error.code) : String(error),
    }
  } finally {
    await owner.query('rollback')
  }
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client(await cloneDatabase())
  await client.connect()
  onTestFinished(() => client.end())
  return client
}
