import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { findRecordHeads } from '../../../api/store/public-record/record.ts'
import { handedOverState } from '../../../domain/replay-chain.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import { jsonOf } from '../../harness/answers.ts'
import { dig, openClay, record } from '../../harness/clay.ts'

const collectors = 12

it('tells the nearest hands where there are many, and says that it is not all', async () => {
  const { installation, owner, ids } = await laid()
  const path = recordPath(ids[collectors + 1] ?? '')
  const headers = { accept: 'application/json' }
  const view = await jsonOf<RecordView>(await installation.app.request(path, { headers }))
  const names = view.hands.map(({ organisation }) => organisation)
  expect(names).toHaveLength(collectors + 1)
  expect(names.slice(-3)).toEqual(['Hand 13', 'first', 'Hand 14'])
  expect(view.handsLeftOut).toBe(true)
  const page = async () => (await installation.app.request(`${path}?lang=en`)).text()
  expect(await page()).toContain('Only the nearest are listed.')
  // Whoever withholds its name has them told as one, so that nobody counts them.
  await owner.query("update organisation set named = false where slug = 'first'")
  expect(await page()).not.toContain('Only the nearest are listed.')
})

it('knows where a record stands by a few letters, however many hold what it became', async () => {
  const { installation, owner, ids } = await laid()
  const [, ...others] = ids
  await owner.query(
    `insert into lineage (child, parent, grams, event_key, organisation_key)
     select child.batch_key, parent.batch_key, 1, parent.head_event_key, child.organisation_key
     from batch as parent join batch as child on child.batch_key > parent.batch_key
     where parent.id = $1 on conflict do nothing`,
    [ids[0]],
  )
  const headOf = async () => {
    const asked = { ids: ids.slice(0, 1), since: '', unknown: ids.slice(0, 1) }
    return (await findRecordHeads(installation.store.public, asked)).heads.get(ids[0] ?? '') ?? ''
  }
  const before = await headOf()
  expect(before.length).toBeLessThan(120)
  await owner.query('update batch set state = $2 where id = $1', [others.at(-1), handedOverState])
  expect(await headOf()).not.toBe(before)
})

/** Material of twelve collectors that a sorter handed over to the first organisation, and that one to another: every one lets itself be named. */
async function laid() {
  const installation = await openClay()
  const count = collectors + 3
  await record(installation, ...Array.from({ length: count }, (_, at) => dig(`LUMP-${at}`, 1_000)))
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query("update organisation set named = true where slug = 'first'")
  await owner.query(
    `insert into organisation (slug, name, kind, jurisdiction, created_time, named)
     select 'hand-' || at, 'Hand ' || at, 'company', 'HK', now(), true from generate_series(1, $1 + 2) as at`,
    [collectors],
  )
  // In the order of their keys: the collectors, the sorter, the first organisation, the receiver.
  await owner.query(
    `with placed as (select batch_key, row_number() over (order by batch_key) as at from batch)
     update batch set state = case when at = $1 + 3 then state else $2 end,
       organisation_key = coalesce((select organisation_key from organisation where slug = 'hand-' ||
         case when at <= $1 + 1 then at when at = $1 + 3 then $1 + 2 end), organisation_key)
     from placed where placed.batch_key = batch.batch_key`,
    [collectors, handedOverState],
  )
  await owner.query(
    `with placed as (select *, row_number() over (order by batch_key) as at from batch)
     insert into lineage (child, parent, grams, event_key, organisation_key)
     select child.batch_key, parent.batch_key, 1, parent.head_event_key, child.organisation_key
     from placed as parent join placed as child on child.at = greatest(parent.at, $1) + 1`,
    [collectors],
  )
  const { rows } = await owner.query<{ id: string }>('select id from batch order by batch_key')
  return { installation, owner, ids: rows.map(({ id }) => id) }
}
