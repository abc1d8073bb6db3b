import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { recordWalk } from '../../../api/commands/city/record-walk.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'

describe('the battery stream’s example walk', () => {
  it('goes from intake to a product in service and to closed recycling, to the gram', async () => {
    const installation = await openTestInstallation()
    const battery = installation.streams.get('battery')
    if (battery === undefined) throw new Error('no battery stream')
    const start = new Date('2026-11-22T00:00:00Z')
    const options = { actor: installation.actor, facility: 'A', start }
    await recordWalk(installation.recorder, battery, options)
    const again = await recordWalk(installation.recorder, battery, options)
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['duplicate']))
    expect(await gramsByAccount(installation)).toEqual({
      loss: 32_300,
      outside: -89_300,
      stock: 57_000,
    })
    expect(await countByKindAndState(installation)).toEqual([
      'dispatched fraction 4',
      'recovered fraction 9',
      'assembled module 8',
      'recycled module 4',
      'dismantled pack 1',
      'in_service product 1',
      'recycled recycling_lot 1',
    ])
    expect(installation.logged).toEqual([])
  })
})

async function gramsByAccount({ store }: TestInstallation): Promise<Record<string, number>> {
  const { rows } = await sql<{ account: string; grams: number }>`
    select account, sum(amount) as grams from posting where dimension = 'mass' group by account`.execute(
    store.system,
  )
  return Object.fromEntries(rows.map(({ account, grams }) => [account, grams]))
}

async function countByKindAndState({ store }: TestInstallation): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select state || ' ' || kind || ' ' || count(*) as line from batch group by kind, state order by kind, state`.execute(
    store.system,
  )
  return rows.map(({ line }) => line)
}
