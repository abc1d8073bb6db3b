import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { check } from '../../../../api/commands/check.ts'
import { recordCity } from '../../../../api/commands/city/record-city.ts'
import { listOrganisations } from '../../../../api/store/organisations/organisations.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { runCommand } from '../../../harness/run-command.ts'

it('builds the demonstration city of every stream, marked as constructed, with a history that replays', async () => {
  const installation = await openTestInstallation()
  const { actors, scans } = await recordCity(installation, new Date('2026-11-22T00:00:00Z'))
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
  expect(checked.json).toMatchObject({ events: scans, differences: 0 })
  expect(installation.logged).toEqual([])
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

/** Every scan of the city in the order in which it was recorded: what was sent, and whether a later one came before it. */
async function arrivals({ store }: TestInstallation) {
  const { rows } = await sql<{ id: string; sent: string; overtaken: boolean }>`
    select id, encode(scan_digest, 'hex') as sent, event_time < max(event_time) over (
      partition by organisation_key order by event_key rows between unbounded preceding and current row
    ) - interval '1 hour' as overtaken
    from event order by event_key`.execute(store.system)
  return rows
}
