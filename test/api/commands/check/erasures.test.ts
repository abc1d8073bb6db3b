import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { dig, openClay, record } from '../../../harness/clay.ts'
import { sideOf } from '../../../harness/sides.ts'

it('holds each erasure against what is left, and counts apart what is gone without one', async () => {
  const installation = await openClay()
  const scan = dig('LUMP', 5_000, { facts: { digger: 'p-1' } })
  await record(installation, scan, dig('OTHER', 5, { facts: { digger: 'p-2' } }))
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query('create table kept as select * from disclosure order by event_key')
  const body = { event: scan.id, facts: ['/facts/digger'], ground: 'objection', id: randomUUID() }
  expect(await sideOf(installation, installation.key).status('/erasures', body)).toBe(201)
  const found = async () => {
    const { store, streams } = installation
    const { findings } = await checkHistory(store.system, streams, () => {})
    const { named, erased, unexplained } = findings
    return [named.map(({ table, column }) => `${table}.${column}`), erased, unexplained]
  }
  expect(await found()).toEqual([[], 1, 0])

  const back = 'insert into disclosure select * from kept on conflict do nothing'
  await owner.query(back)
  expect(await found()).toEqual([['disclosure.disclosed'], 0, 0])
  await owner.query(`delete from disclosure`)
  expect(await found()).toEqual([[], 2, 1])

  await owner.query(`${back}`)
  await owner.query('alter table erasure disable trigger only_grows')
  await owner.query(`delete from disclosure where event_key = (select event_key from erasure)`)
  const forged = `update erasure set statement = convert_to(replace(convert_from(statement, 'UTF8'), 'objection', 'unlawful'), 'UTF8')`
  await owner.query(forged)
  expect(await found()).toEqual([['erasure.statement'], 1, 1])
  await owner.query('update erasure set event_key = 999')
  expect(await found()).toEqual([['erasure.event_key'], 1, 1])
})
