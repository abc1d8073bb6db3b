import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { openOn } from '../../../api/installation.ts'
import { isNewest } from '../../../api/store/migrate.ts'
import { openTestInstallation } from '../../harness/installation.ts'

it('takes a database for ready where all that there is has run and nothing else, and leaves one alone that a newer program has changed', async () => {
  const { connection } = await openTestInstallation()
  const owner = new pg.Client(connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  const later = '9999-of-a-later-release'
  const asked = [await isNewest(owner)]
  await owner.query('insert into kysely_migration (name, timestamp) values ($1, $2)', [
    later,
    new Date().toISOString(),
  ])
  asked.push(await isNewest(owner))
  await expect(openOn(connection, () => {})).rejects.toMatchObject({
    refusal: { faults: [{ says: 'database_newer', values: { change: later } }] },
  })
  await owner.query('delete from kysely_migration where name = $1', [later])
  asked.push(await isNewest(owner))
  // The tables of the queue are those of its own release.
  await owner.query(`comment on schema graphile_worker is 'graphile-worker 0.0.1'`)
  asked.push(await isNewest(owner))
  expect(asked).toEqual([true, false, true, false])
})
