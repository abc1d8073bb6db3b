import { readFile, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { check } from '../../../../api/commands/check.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import { listUnsummed, sumUpFlow } from '../../../../api/store/oversight/fold-flow.ts'
import { intakeScan } from '../../../bench/intake.ts'
import { openTestInstallation } from '../../../harness/installation.ts'
import { keepOnce, letWait, logFolder } from '../../../harness/log.ts'
import { runCommand } from '../../../harness/run-command.ts'

describe('check, of the public log', () => {
  it('finds nothing to say about a log that is whole, and about what waits a moment', async () => {
    const { installation, files } = await logged()
    await installation.recorder.record(
      partsOf([{ ...intakeScan(), facility: 'A' }], installation.actor),
    )
    const { code, json } = await runCommand(installation, check, { logFiles: files })
    expect({ code, json }).toMatchObject({ code: 0, json: { differences: 0, events: 11 } })
    expect(json).not.toHaveProperty('doubts')
  })

  it('sees that the newest event of a chain was removed, with everything that told of it, since its leaf stays', async () => {
    const { installation, owner } = await logged()
    const { rows } = await owner.query(
      `select event_key as key, digest from event order by 1 desc limit 1`,
    )
    const [{ key, digest }] = rows
    await owner.query('set session_replication_role = replica')
    for (const table of ['event', 'event_subject', 'disclosure', 'posting', 'lineage'])
      await owner.query(`delete from ${table} where event_key = $1`, [key])
    await owner.query(
      'delete from stock where not exists (select from event_subject where batch_key = stock.batch_key)',
    )
    await owner.query(
      'delete from batch_mark where not exists (select from event_subject where batch_key = batch_mark.batch_key)',
    )
    await owner.query('delete from batch where head_digest = $1', [digest])
    await owner.query(
      'insert into flow_unsummed (facility_key, organisation_key) select facility_key, organisation_key from facility',
    )
    for (const place of await listUnsummed(installation.store.system))
      await sumUpFlow(installation.store.system, place)
    const { code, json } = await runCommand(installation, check)
    expect({ code, json }).toMatchObject({
      code: 1,
      json: {
        differences: 1,
        first: { table: 'log_leaf', key: 'leaf 9', expected: 'the event that was logged' },
      },
    })
  })

  it.each([
    ['the digest of a leaf', `update log_leaf set digest = sha256('x') where index = 4`, 'leaf 4'],
    ['the id of a leaf', `update log_leaf set id = gen_random_uuid() where index = 6`, 'leaf 6'],
    [
      'an id that no entry can have',
      `update log_leaf set id = '00000000-0000-0000-0000-000000000000' where index = 7`,
      'leaf 7',
    ],
    ['a leaf that is gone', 'delete from log_leaf where index = 10', 'leaf 10'],
    [
      "two leaves in each other's place",
      `update log_leaf set index = case index when -3 then 5 else 3 end where index in (-3, 5)`,
      'leaf 3',
      `update log_leaf set index = -3 where index = 3`,
    ],
    [
      'a leaf too many',
      `insert into log_leaf values (11, 'report', gen_random_uuid(), sha256('x'))`,
      'leaf 11',
    ],
    [
      'a hash of a tile',
      `update log_tile set hashes = overlay(hashes placing sha256('x') from 65)`,
      'leaf 2',
    ],
  ])(
    'names the first place where somebody with all rights changed the log: %s',
    async (_, statement, key, before = 'select') => {
      const { installation, owner } = await logged()
      await owner.query('alter table log_leaf drop constraint log_leaf_index_check')
      await owner.query('set session_replication_role = replica')
      await owner.query(before)
      await owner.query(statement)
      const { code, json } = await runCommand(installation, check)
      expect(code).toBe(1)
      const named = (json as { named: { table: string; key: string; column: string }[] }).named
      expect(named.filter(({ column }) => column === 'row')).toMatchObject([
        { table: 'log_leaf', key },
      ])
    },
  )

  it.each([
    ['the head', `update log_head set root = sha256('x')`, 'log_head'],
    ['a size that it has not', `update log_head set size = 15`, 'log_head'],
    [
      'a published root',
      `update log_checkpoint set root = sha256('x') where number = 1`,
      'log_checkpoint',
    ],
    [
      'a published note',
      `update log_checkpoint set note = replace(note, E'\\n11\\n', E'\\n10\\n')`,
      'log_checkpoint',
    ],
    ['a tile too many', `insert into log_tile values (1, 0, sha256('x'))`, 'log_tile'],
    ['an event past the log', `delete from log_waiting`, 'event'],
    ['a signature past the log', `delete from log_waiting`, 'scan_signature'],
  ])('names what does not follow from the leaves: %s', async (_, statement, table) => {
    const { installation, owner } = await logged()
    if (table === 'event')
      await installation.recorder.record(
        partsOf([{ ...intakeScan(), facility: 'A' }], installation.actor),
      )
    await owner.query('set session_replication_role = replica')
    if (table === 'scan_signature')
      await owner.query(`insert into scan_signature select min(event_key), min(organisation_key), 1,
        decode(repeat('00', 64), 'hex'), 2 from event`)
    await owner.query(statement)
    const { code, json } = await runCommand(installation, check)
    expect(code).toBe(1)
    expect((json as { named: { table: string }[] }).named.map((one) => one.table)).toContain(table)
  })

  it('names a database that is older than the last checkpoint that was signed', async () => {
    const { installation, files, owner } = await logged()
    await letWait(installation.store.system, 3)
    await keepOnce(installation, files)
    const newest = await readFile(files.checkpoint, 'utf8')
    expect((await runCommand(installation, check, { logFiles: files })).code).toBe(0)
    const older = await logged()
    await older.owner.query('set session_replication_role = replica')
    const { rows } = await owner.query('select vkey from log_key')
    await older.owner.query(`update log_key set vkey = $1`, [rows[0]?.vkey])
    await writeFile(older.files.checkpoint, newest)
    const { json } = await runCommand(older.installation, check, { logFiles: older.files })
    const named = (json as { named: { key: string; found: string }[] }).named
    expect(named.at(-1)).toMatchObject({ key: 'last signed checkpoint', found: '11' })
  })

  it('finds nothing to say about a new log that was begun as the documentation says, in place of one that is lost', async () => {
    const { installation, files, owner } = await logged()
    const text = await readFile(new URL('../../../../docs/log.md', import.meta.url), 'utf8')
    const [, statements = ''] = /```sql\n(.*?)```/s.exec(text) ?? []
    await owner.query(statements)
    const elsewhere = await logFolder()
    await expect(keepOnce(installation, files)).rejects.toThrow(/signs for the log/)
    await keepOnce(installation, elsewhere)
    const { code, json } = await runCommand(installation, check, { logFiles: elsewhere })
    expect({ code, json }).toMatchObject({ code: 0, json: { differences: 0, events: 10 } })
    expect(await readFile(elsewhere.checkpoint, 'utf8')).toMatch(/^NEW\.NAME\/log\/2\n12\n/)
  })

  it('doubts a log that nobody keeps', async () => {
    const { installation, owner } = await logged()
    await letWait(installation.store.system, 1)
    await owner.query(`update log_waiting set since = since - interval '11 s'`)
    const { code, json } = await runCommand(installation, check)
    expect({ code, json }).toMatchObject({
      code: 0,
      json: {
        doubts: [{ table: 'log_waiting', found: expect.stringMatching(/^waits for 1\d s$/) }],
      },
    })
  })
})

/** An installation with ten events in its log and the key's entry after them, and its owner. */
async function logged() {
  const installation = await openTestInstallation()
  const files = await logFolder()
  const scans = Array.from({ length: 10 }, () => ({ ...intakeScan(), facility: 'A' }))
  await installation.recorder.record(partsOf(scans, installation.actor))
  await keepOnce(installation, files)
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  return { installation, files, owner }
}
