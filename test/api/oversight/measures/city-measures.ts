import { sql } from 'kysely'
import { expect } from 'vitest'
import type { City } from '../../../../api/commands/city/record-city.ts'
import type { Installation } from '../../../../api/installation.ts'
import { namedBooks } from '../../../../api/oversight/flow/flow-names.ts'
import { makeFlowReport } from '../../../../api/oversight/flow/make-flow-report.ts'
import { readGrades } from '../../../../api/oversight/measures/grades.ts'
import { makeMeasure } from '../../../../api/oversight/measures/make-measure.ts'
import { plainMeasure } from '../../../../api/oversight/measures/measure-table.ts'
import { ownScope, type Scope } from '../../../../api/oversight/scope.ts'
import type { Database } from '../../../../api/store/database.ts'
import type { MeasureName } from '../../../../domain/measure/measure.ts'
import { sumOf } from '../../../../domain/sum.ts'
import { expectGradesAsInSql } from './city-grades.ts'

const year = { from: '2026-01-01', to: '2027-01-01' }

type Values = Readonly<Record<string, string | number | null>>

/** Holds every measure of the demonstration city to what raw SQL tells of it, over each of its organisations and over all of them. */
export async function expectMeasuresAsInSql(
  installation: Installation,
  actors: City['actors'],
): Promise<void> {
  const { store, streams } = installation
  const keys = actors.map(({ organisationKey }) => organisationKey)
  const own = await Promise.all(
    actors.map(({ organisation, organisationKey }) =>
      ownScope(store, { organisationKey, slug: organisation, name: organisation, names: {} }),
    ),
  )
  const whole: Scope = {
    of: 'jurisdiction',
    organisations: own.flatMap(({ organisations }) => organisations),
    keys,
    db: store.own(...keys),
    timeZone: 'Asia/Hong_Kong',
  }
  const read = async (
    measure: MeasureName,
    scope: Scope,
    more: { asOf?: string; row?: string } = {},
  ) => {
    const query = { ...year, timeZone: 'Asia/Hong_Kong', ...more }
    const report = await makeMeasure(measure, scope, { query, now: new Date(), streams })
    const plain = plainMeasure(report, { lines: true })
    expect([measure, plain.checks.filter(({ holds }) => !holds)]).toEqual([measure, []])
    return plain
  }

  for (const scope of [...own, whole]) {
    const query = { ...year, timeZone: 'Asia/Hong_Kong', groupBy: ['partner' as const] }
    const { rows } = await makeFlowReport(namedBooks(installation, scope), query, new Date())
    const passed = rows.filter(({ inGrams, outGrams }) => inGrams !== 0 || outGrams !== 0)
    expect(
      passed.map(({ group, inGrams, outGrams }) => [group.partner, inGrams, outGrams]).sort(),
    ).toEqual(await passedBy(scope, store.system))
  }

  let brought = 0
  for (const scope of [...own, whole]) {
    const { rows, total, lines } = await read('second-life', scope)
    const by = new Map(rows.map(({ row, values }) => [row, values as Values]))
    expect([total?.packs, total?.grams]).toEqual(await cameIn(scope))
    const grams = (row: string) => Number(by.get(row)?.grams)
    expect(grams('repurposed')).toBe(await intoSold(scope))
    expect(grams('recycled')).toBe(await intoClosed(scope))
    expect(sumOf(lines, ({ grams: one = 0 }) => one)).toBe(total?.grams)
    if (scope !== whole) brought += Number(total?.grams)
    expect(await read('second-life', scope, { asOf: '2026-01-01T00:00:00Z' })).toMatchObject({
      total: { packs: 0, grams: 0 },
    })
  }
  const all = await read('second-life', whole)
  expect([Number(all.total?.packs) > 20, all.total?.grams]).toEqual([true, brought])
  const measured = all.rows.find(({ row }) => row === 'repurposed')?.values as Values
  expect([Number(measured.energy_kilowatt_hours) > 100, measured.not_measured]).toEqual([true, 0])

  const dossier = await read('dossier', whole)
  for (const { row, values } of all.rows) {
    const told = dossier.rows.find((one) => one.row === row)?.values as Values
    const { grams, energy_kilowatt_hours } = values as Values
    const kilograms = (Number(grams) / 1_000).toFixed(3)
    expect([row, told.kilograms, told.kilowatt_hours]).toEqual([
      row,
      kilograms,
      energy_kilowatt_hours,
    ])
  }

  const estates = await read('estates', whole)
  const places = estates.rows.filter(({ row }) => !row.startsWith('*/'))
  const overPlaces = (name: string) =>
    sumOf(places, ({ values }) => Number((values as Values)[name]))
  expect(overPlaces('output_grams')).toBe(await wentOut(whole))
  expect(overPlaces('dangerous_goods_grams')).toBe(await withCells(whole))
  expect(overPlaces('waste_grams')).toBeGreaterThan(0)

  const permits = await read('permits', whole)
  expect(permits.rows.map(({ values }) => (values as Values).drawn_grams)).toEqual(
    await drawn(store.system),
  )

  const yields = await read('yields', whole)
  for (const part of ['used_grams', 'made_grams', 'lost_grams'] as const) {
    const stages = yields.rows.filter(({ values }) => (values as Values).loss === 'all')
    const sum = sumOf(stages, ({ values }) => Number((values as Values)[part]))
    expect([part, sum]).toEqual([part, await worked(whole, part)])
  }

  await expectGradesAsInSql(yields.rows, whole)
  const asked = { ...year, keys, timeZone: 'Asia/Hong_Kong' }
  expect(await readGrades({ scope: whole, asked, streams }, 1)).toBeUndefined()
  for (const { row, values } of yields.rows.filter(({ row: key }) => key.includes('/grade:'))) {
    const { lines } = await read('yields', whole, { row })
    const { made_grams: grams, processes } = values as Values
    const events = new Set(lines.map(({ event }) => event)).size
    expect([row, sumOf(lines, (line) => line.grams ?? 0), events]).toEqual([row, grams, processes])
    expect(lines.every(({ batch }) => batch !== undefined)).toBe(true)
  }

  const recycling = await read('recycling', whole)
  const efficiency = recycling.rows.filter(
    ({ values }) =>
      String((values as Values).measure).startsWith('recycling-efficiency') &&
      (values as Values).chemistry === 'all' &&
      (values as Values).due === '2025-12-31',
  )
  expect(sumOf(efficiency, ({ values }) => Number((values as Values).input))).toBe(
    await closedInput(whole),
  )

  const compliance = await read('compliance', whole)
  const held = compliance.rows.find(({ row }) => row === 'still_held')?.values as Values
  expect(held.count).toBe(await standing(whole))
  const signed = await signers(store.system)
  expect(signed.length).toBeGreaterThan(0)
  for (const name of signed) expect(JSON.stringify(compliance)).not.toContain(name)

  const water = await read('avoided', whole)
  expect(sumOf(water.rows, ({ values }) => Number((values as Values).made_grams))).toBeGreaterThan(
    0,
  )
}

const notTakenBack = sql`event.stage <> 'reversed' and not exists (
  select from event as undo where undo.stage = 'reversed'
    and convert_from(undo.envelope, 'UTF8')::json #>> '{body,reverses}' = event.id::text)`

async function one(db: Database, query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await query.execute(db)
  return Number((rows[0] as { sum: number | null } | undefined)?.sum ?? 0)
}

/** Grams in and out of the year by whoever stood on the other side, as the steps of hand-overs name the events that they booked. */
async function passedBy({ keys }: Scope, system: Database) {
  const { rows } = await sql<{ partner: string; came: number; went: number }>`
    select coalesce(other.slug, '(outside)') as partner, coalesce(sum(amount) filter (where movement = 'received'), 0)::bigint as came,
      coalesce(-sum(amount) filter (where movement = 'dispatched'), 0)::bigint as went
    from posting join event using (event_key)
      left join (select distinct unnest(events) as id, sender_key, receiver_key
        from hand_over_step join hand_over using (hand_over_key)) as booked on booked.id = event.id
      left join organisation as other on other.organisation_key = sender_key + receiver_key - event.organisation_key
    where account = 'stock' and dimension = 'mass' and movement in ('received', 'dispatched') and event.organisation_key = any(${[...keys]}::integer[])
      and event_time >= '2026-01-01T00:00:00+08' and event_time < '2027-01-01T00:00:00+08'
    group by 1`.execute(system)
  return rows
    .filter(({ came, went }) => came !== 0 || went !== 0)
    .map(({ partner, came, went }) => [partner, came, went])
    .sort()
}

async function cameIn({ db, keys }: Scope): Promise<readonly number[]> {
  const first = sql`from batch join posting using (batch_key) join event using (event_key)
    where batch.kind = 'pack' and batch.organisation_key = any(${[...keys]}::integer[]) and posting.account = 'stock'
      and posting.dimension = 'mass' and posting.movement = 'received' and event.stage = 'taken_in' and ${notTakenBack}`
  return [
    await one(db, sql`select count(distinct batch.batch_key) as sum ${first}`),
    await one(db, sql`select sum(posting.amount) as sum ${first}`),
  ]
}

/** Grams of a scope's packs that went into products which were sold, however many hands they went through: by the modules themselves. */
async function intoSold({ db, keys }: Scope): Promise<number> {
  return one(
    db,
    sql`select sum(-posting.amount) as sum from event join posting using (event_key) join batch using (batch_key)
      where event.stage = 'assembled' and posting.movement = 'consumed' and posting.dimension = 'mass' and posting.account = 'stock'
        and event.organisation_key = any(${[...keys]}::integer[]) and ${notTakenBack} and ${ofPack}
        and exists (select from event_subject as own join event_subject as later on later.batch_key = own.batch_key
          join event as sale on sale.event_key = later.event_key
          where own.event_key = event.event_key and sale.stage in ('sold', 'put_into_service'))`,
  )
}

async function intoClosed({ db, keys }: Scope): Promise<number> {
  return one(
    db,
    sql`select sum(-posting.amount) as sum from event join posting using (event_key) join batch using (batch_key)
      where event.stage = 'lot_formed' and posting.movement = 'consumed' and posting.dimension = 'mass' and posting.account = 'stock'
        and event.organisation_key = any(${[...keys]}::integer[]) and ${notTakenBack} and ${ofPack}
        and exists (select from lineage join batch as lot on lot.batch_key = lineage.child
          where lineage.event_key = event.event_key and lot.state in ('recycled', 'awaiting_certificates'))`,
  )
}

/** Whether a batch came out of a pack that came in within what is seen. */
const ofPack = sql`exists (
  with recursive up (batch_key) as (
    select batch.batch_key union select lineage.parent from up join lineage on lineage.child = up.batch_key
  )
  select from up join batch as pack using (batch_key) where pack.kind = 'pack')`

async function drawn(system: Database): Promise<readonly number[]> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(grams), 0)::bigint as sum from export_permit as permit left join export_permit_draw using (export_permit_key)
    group by export_permit_key, valid_until order by valid_until, export_permit_key`.execute(system)
  return rows.map(({ sum }) => sum)
}

async function worked({ db }: Scope, part: 'used_grams' | 'made_grams' | 'lost_grams') {
  const lines = {
    used_grams: sql`account = 'stock' and movement = 'consumed'`,
    made_grams: sql`account = 'stock' and movement = 'produced'`,
    lost_grams: sql`account = 'loss'`,
  }[part]
  return one(
    db,
    sql`select sum(abs(amount)) as sum from event join posting using (event_key)
      where dimension = 'mass' and ${lines} and ${notTakenBack}`,
  )
}

/** Grams that left a facility during the year, to others and to another facility of the same organisation. */
async function wentOut({ db }: Scope): Promise<number> {
  return one(
    db,
    sql`select sum(-amount) as sum from event join posting using (event_key)
      where account = 'stock' and dimension = 'mass' and event_time >= '2026-01-01T00:00:00+08' and event_time < '2027-01-01T00:00:00+08'
        and (movement = 'dispatched' or (movement = 'moved' and amount < 0))`,
  )
}

/** Grams of batteries, whole and in parts, that lie in the city. */
async function withCells({ db }: Scope): Promise<number> {
  return one(
    db,
    sql`select sum(amount) as sum from stock join batch using (batch_key)
      where dimension = 'mass' and kind in ('pack', 'module', 'cell', 'product', 'recycling_lot')`,
  )
}

async function closedInput({ db }: Scope): Promise<number> {
  return one(
    db,
    sql`select sum((context -> 'lotBook' ->> 'inputGrams')::bigint) as sum from batch
      where kind = 'recycling_lot' and state in ('recycled', 'awaiting_certificates')`,
  )
}

async function standing({ db }: Scope): Promise<number> {
  return one(db, sql`select count(*) as sum from batch where state = 'quarantined'`)
}

/** Who signed a release, as it is sealed. */
async function signers(system: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct fact.value as name from disclosure cross join lateral json_array_elements(disclosed) as sealed
      cross join lateral json_each_text(case when json_typeof(sealed->2) = 'object' then sealed->2 end) as fact
    where fact.key ~* 'releasedBy$'`.execute(system)
  return rows.map(({ name }) => name)
}
