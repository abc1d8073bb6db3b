import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Database } from '../../../api/store/database.ts'
import { kept } from '../../../api/store/kept-statements.ts'
import { openTestInstallation } from '../../harness/installation.ts'

const double = (number: number) =>
  kept('double', sql<{ twice: number }>`select ${number}::integer * 2 as twice`)

it('plans a statement once a connection, with other values each time, and does not mix up two under one name', async () => {
  const { store, actor } = await openTestInstallation()
  for (const db of [store.own(actor.organisationKey), store.public]) {
    await db.transaction().execute(async (tx) => {
      const before = await keptOn(tx)
      expect((await double(4).execute(tx)).rows).toEqual([{ twice: 8 }])
      expect((await double(5).execute(tx)).rows).toEqual([{ twice: 10 }])
      const [statement, ...others] = (await keptOn(tx)).filter(({ name }) => name === 'double')
      expect([before, others]).toEqual([[], []])
      expect(statement?.plans).toBe(2)
      await expect(kept('double', sql`select 3 as twice`).execute(tx)).rejects.toThrow(/unique/)
    })
  }
})

it('goes on with what it kept when a column was added meanwhile', async () => {
  const { store } = await openTestInstallation()
  await store.system.connection().execute(async (db) => {
    await sql`create temporary table bag (grams integer)`.execute(db)
    await sql`insert into bag values (5)`.execute(db)
    const weigh = kept('weigh', sql<{ grams: number }>`select grams from bag`)
    expect((await weigh.execute(db)).rows).toEqual([{ grams: 5 }])
    await sql`alter table bag add column code text`.execute(db)
    expect((await weigh.execute(db)).rows).toEqual([{ grams: 5 }])
  })
})

async function keptOn(tx: Database) {
  const { rows } = await sql<{ name: string; plans: number }>`
    select name, (generic_plans + custom_plans)::integer as plans from pg_prepared_statements`.execute(
    tx,
  )
  return rows
}
