import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { check } from '../../../../api/commands/check.ts'
import { recordCity } from '../../../../api/commands/city/record-city.ts'
import { listOrganisations } from '../../../../api/store/organisations/organisations.ts'
import { listNamedBatches } from '../../../../api/store/public-record/shown-batches.ts'
import { shortCodeOf } from '../../../../domain/short-code.ts'
import type { RecordView } from '../../../../web/pages/record/view.ts'
import { handOverStates } from '../../../../workflows/hand-over.ts'
import { jsonOf } from '../../../harness/answers.ts'
import {
  expectFunding,
  expectMoves,
  expectOpticalChecks,
  showTextileLine,
} from '../../../harness/city-work.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { runCommand } from '../../../harness/run-command.ts'

it('builds the demonstration city of every stream, marked as constructed, with a history that replays', async () => {
  const installation = await openTestInstallation()
  const now = new Date('2026-11-22T00:00:00Z')
  const { actors, scans } = await recordCity(installation, now)
  await showTextileLine(installation, now)
  const built = [...installation.streams.values()].filter(
    ({ demonstration }) => demonstration !== undefined,
  )
  expect(actors).toHaveLength(
    built.flatMap(({ demonstration }) => demonstration?.organisations ?? []).length,
  )
  const organisations = await listOrganisations(installation.store.system)
  for (const { name, slug } of organisations) {
    if (slug !== 'first') expect(name).toContain('(constructed)')
  }
  const { rows } = await sql<{ codes: number; constructed: number }>`
    select count(*) as codes, count(*) filter (where code like 'DEMO-%') as constructed from batch`.execute(
    installation.store.system,
  )
  expect(rows[0]?.constructed).toBe(rows[0]?.codes)
  const checked = await runCommand(installation, check)
  expect(checked.json).toMatchObject({ differences: 0 })
  expect(installation.logged).toEqual([])
  await expectOpticalChecks(installation)
  await expectMoves(installation, now)
  await expectFunding(installation)
  const stands = await standing(installation)
  // Every state that a hand-over can be in, in either stream a refusal, and goods that wait to be taken in.
  expect(new Set(stands.handOvers.map(({ state }) => state))).toEqual(
    new Set(Object.keys(handOverStates)),
  )
  for (const stream of ['battery', 'textile']) {
    const own = stands.handOvers.filter((one) => one.stream === stream)
    expect(own.filter(({ state }) => ['refused', 'part_accepted'].includes(state))).not.toEqual([])
    expect(own.map(({ state }) => state)).toEqual(expect.arrayContaining(['received', 'offered']))
  }
  // What each state is called by the one who has to do something next.
  expect(stands.held.map(({ code }) => code)).toEqual(['DEMO-P64', 'DEMO-T71'])
  expect(stands.recalls).toEqual([{ code: 'DEMO-P53', affected: expect.any(Number), holders: 2 }])
  expect(stands.recalls[0]?.affected).toBeGreaterThan(12)
  // Modules of one workshop were bought, sold on and built into a product that serves, by three organisations.
  expect(stands.chain).toEqual(['harbour-batteries', 'pearl-exchange', 'second-charge'])
  expect(scans).toBeLessThan(await eventsOf(installation))
  expect(stands.papers).toEqual({
    certificates: 1,
    claims: 1,
    licences: 2,
    unnamed: 'pearl-exchange',
    // Half of the permit was drawn, by goods that arrived abroad and goods on their way.
    permitDraws: 2,
    permitLeft: expect.any(Number),
    corrections: 'consented proposed',
    // The authority of the city oversees none of what lies abroad.
    abroad: 'hanbit-cells KR',
  })
  expect(stands.papers?.permitLeft).toBeGreaterThan(20_000)
  expect(stands.papers?.permitLeft).toBeLessThan(60_000)
  // Whoever looks at a module of that product sees who had it first, past the dealer, who gives no name.
  const { hands } = await jsonOf<RecordView>(await recordOf(installation, 'DEMO-M51-1'))
  expect(hands.map(({ organisation }) => organisation)).toEqual([
    'Harbour Batteries (constructed)',
    null,
    'Second Charge (constructed)',
  ])
}, 240_000)

it('hears of some things late, of some twice, and from devices with a wrong clock, the same in every build', async () => {
  const now = new Date('2026-11-22T00:00:00Z')
  const installation = await openTestInstallation()
  const { actors: _, ...counted } = await recordCity(installation, now)
  const { scans, late, doubled, skewed } = counted
  expect(late / scans).toBeGreaterThan(0.04)
  expect(late / scans).toBeLessThan(0.06)
  expect(doubled / scans).toBeGreaterThan(0.015)
  expect(doubled / scans).toBeLessThan(0.03)
  expect(skewed).toBeGreaterThan(0)
  const arrived = await arrivals(installation)
  expect(arrived).toHaveLength(scans)
  // Almost all of what came late was overtaken by something that happened an hour or more after it.
  expect(arrived.filter(({ overtaken }) => overtaken).length).toBeGreaterThan(late * 0.8)
  const again = await openTestInstallation()
  const { actors: __, ...rebuilt } = await recordCity(again, now)
  expect(rebuilt).toEqual(counted)
  expect(await arrivals(again)).toEqual(arrived)
}, 240_000)

/** What stands in the city beside its scans. */
async function standing({ store: { system } }: TestInstallation) {
  const handOvers = await sql<{ state: string; stream: string }>`
    select state, (select stream from hand_over_line as line where line.hand_over_key = hand_over.hand_over_key limit 1)
      as stream from hand_over`.execute(system)
  const held = await sql<{ code: string }>`
    select code from batch where state = 'quarantined' order by code`.execute(system)
  const recalls = await sql<{ code: string; affected: number; holders: number }>`
    select batch.code, count(*)::int as affected, count(distinct affected.organisation_key)::int as holders
    from recall join batch using (batch_key) join recall_batch as spread using (recall_key)
      join batch as affected on affected.batch_key = spread.batch_key
    group by batch.code`.execute(system)
  const papers = await sql<Record<string, unknown>>`
    select (select count(*)::int from transaction_certificate) as certificates,
      (select count(*)::int from claim) as claims, (select count(*)::int from licence) as licences,
      (select count(*)::int from export_permit_draw) as "permitDraws",
      (select left_grams::int from export_permit) as "permitLeft",
      (select string_agg(state, ' ' order by state) from hand_over_correction) as corrections,
      (select string_agg(slug || ' ' || jurisdiction, ', ') from organisation where jurisdiction <> 'HK') as abroad,
      (select string_agg(slug, ' ') from organisation where constructed and not named) as unnamed`.execute(
    system,
  )
  const chain = await sql<{ slug: string }>`
    select slug from batch join organisation using (organisation_key)
    where code = 'DEMO-M51-1' order by batch_key`.execute(system)
  return {
    handOvers: handOvers.rows,
    held: held.rows,
    recalls: recalls.rows,
    papers: papers.rows[0],
    chain: chain.rows.map(({ slug }) => slug),
  }
}

/** What anyone reads of the newest batch of a code. */
async function recordOf({ app, store }: TestInstallation, code: string): Promise<Response> {
  const [batch] = await listNamedBatches(store.public, [code])
  const path = `/b/${shortCodeOf(batch?.id ?? '')}`
  return app.request(path, { headers: { accept: 'application/json' } })
}

async function eventsOf({ store }: TestInstallation): Promise<number> {
  const { rows } = await sql<{ events: number }>`
    select count(*)::int as events from event`.execute(store.system)
  return rows[0]?.events ?? 0
}

/** Every scan of the city in the order in which it was recorded: what was sent, and whether a later one came before it. */
async function arrivals({ store }: TestInstallation) {
  const { rows } = await sql<{ id: string; sent: string; overtaken: boolean }>`
    select id, encode(scan_digest, 'hex') as sent, event_time < max(event_time) over (
      partition by organisation_key order by event_key rows between unbounded preceding and current row
    ) - interval '1 hour' as overtaken
    from event where stage not in ('handed_over', 'taken_over', 'handed_back', 'hand_over_corrected', 'take_over_corrected')
    order by event_key`.execute(store.system)
  return rows
}
