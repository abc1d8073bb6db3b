import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { recordWalk } from '../../../api/commands/city/record-walk.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'

describe('the textile stream’s example walk', () => {
  it('goes from a street bank to shipped yarn, to the gram', async () => {
    const installation = await openTestInstallation()
    const textile = installation.streams.get('textile')
    if (textile === undefined) throw new Error('no textile stream')
    const start = new Date('2026-11-22T00:00:00Z')
    const options = { actor: installation.actor, facility: 'A', start }
    await recordWalk(installation.recorder, textile, options)
    const again = await recordWalk(installation.recorder, textile, options)
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['duplicate']))
    expect(await movements(installation)).toEqual([
      ['prepared', -600_000, 510_000, 90_000],
      ['sanitised', -510_000, 507_450, 2_550],
      ['colour_sorted', -507_450, 507_450, 0],
      ['stored', -507_450, 507_450, 0],
      ['opened', -507_450, 380_588, 126_862],
      ['blended', -543_697, 543_697, 0],
      ['carded_drawn', -543_697, 521_949, 21_748],
      ['spun', -521_949, 511_075, 10_874],
    ])
    expect(await fibres(installation)).toEqual({ cotton: 367_973_962, polyester: 143_101_038 })
    expect(await contextOf(installation, 'YARN-HK-0001')).toMatchObject({
      recycledPreBasisPoints: 0,
      recycledPostBasisPoints: 7_000,
      virginBasisPoints: 3_000,
      composition: [
        { fibre: 'cotton', basisPoints: 7_200 },
        { fibre: 'polyester', basisPoints: 2_800 },
      ],
      compositionBasis: 'arithmetic',
      yarnCountTex: '83.3333',
      yarnCountEnglish: '7.09',
      claimableRecycledGrams: 357_752,
      conversionFactor: '0.596253',
      legalStatus: 'product',
      waterlessSoFar: true,
      undyedSoFar: true,
    })
    expect(await contextOf(installation, 'FIB-HK-0001')).toMatchObject({
      originClass: 'post_consumer',
      legalStatus: 'waste',
      compositionBasis: 'test',
      colourBin: 'blue',
      feed: { feedGrams: 600_000, ofGrams: 380_588 },
    })
    expect(await leftByState(installation)).toEqual([
      'disposed 0',
      'listed 40000',
      'resold 0',
      'shipped 0',
      'used_up 0',
    ])
    expect(installation.logged).toEqual([])
  })
})

/** Consumed, produced and lost grams of each step of the line, off the ledger. */
async function movements({ store }: TestInstallation): Promise<readonly unknown[]> {
  const { rows } = await sql<{ stage: string; went: number; came: number; lost: number }>`
    select e.stage,
      sum(p.amount) filter (where p.account = 'stock' and p.movement = 'consumed') as went,
      sum(p.amount) filter (where p.account = 'stock' and p.movement = 'produced') as came,
      coalesce(sum(p.amount) filter (where p.account = 'loss'), 0) as lost
    from posting p join event e using (event_key)
    where p.dimension = 'mass' and e.stage not in ('sorted')
    group by e.stage having count(*) filter (where p.movement = 'produced') > 0
    order by min(e.event_time)`.execute(store.system)
  return rows.map(({ stage, went, came, lost }) => [stage, went, came, lost])
}

/** Milligrams shipped by fibre. */
async function fibres({ store }: TestInstallation): Promise<Record<string, number>> {
  const { rows } = await sql<{ fibre: string; amount: number }>`
    select substr(dimension, 7) as fibre, sum(amount) as amount from posting
    where dimension like 'fibre:%' and account = 'outside' and movement = 'dispatched'
    group by dimension`.execute(store.system)
  return Object.fromEntries(rows.map(({ fibre, amount }) => [fibre, amount]))
}

async function contextOf({ store }: TestInstallation, code: string): Promise<unknown> {
  const { rows } = await sql<{ context: unknown }>`
    select context from batch where code = ${code}`.execute(store.system)
  return rows[0]?.context
}

async function leftByState({ store }: TestInstallation): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select b.state || ' ' || coalesce(sum(s.amount), 0) as line
    from batch b left join stock s on s.batch_key = b.batch_key and s.dimension = 'mass'
    group by b.state order by b.state`.execute(store.system)
  return rows.map(({ line }) => line)
}
