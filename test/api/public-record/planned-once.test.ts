import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { findRecordHeads, readRecords } from '../../../api/store/public-record/record.ts'
import { openTestInstallation } from '../../harness/installation.ts'

/** PostgreSQL plans five times anew before it compares; planning these takes a millisecond, running them a tenth of one. */
const often = 8

it('plans what every reader of a record asks once a connection, however dear a walk looks', async () => {
  const { store } = await openTestInstallation()
  const plans = await store.public.connection().execute(async (db) => {
    for (let time = 0; time < often; time += 1) {
      await findRecordHeads(db, { ids: [], since: '', unknown: [] })
      await readRecords(db, [])
    }
    return sql<{ name: string; custom: number }>`
      select name, custom_plans::integer as custom from pg_prepared_statements
      where name in ('find-record-heads', 'read-records') order by name`.execute(db)
  })
  expect(plans.rows).toEqual([
    { name: 'find-record-heads', custom: 0 },
    { name: 'read-records', custom: 0 },
  ])
})
