import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { type City, recordCity } from '../../../api/commands/city/record-city.ts'
import { findAnomalies, findingsIn } from '../../../api/oversight/anomalies/find-anomalies.ts'
import { shareTestInstallation } from '../../harness/installation.ts'
import { expectMeasuresAsInSql } from './measures/city-measures.ts'

const shared = shareTestInstallation()
const to = new Date('2026-11-22T00:00:00Z')

// Recorded once for all tests: they only read it.
let recorded: Promise<City> | undefined
function city(): Promise<City> {
  recorded ??= recordCity(shared(), to)
  return recorded
}

it('asks of the demonstration city about the one mass that lacks a digit, and keeps that for its desk', async () => {
  const { actors } = await city()
  const from = new Date(to.getTime() - 120 * 86_400_000)
  const { store, streams } = shared()
  expect(actors.length).toBeGreaterThan(4)
  for (const { organisation, organisationKey } of actors) {
    const found = await findingsIn(store, streams, { organisationKey, from, to })
    const said = found.map(({ kind, named }) => [kind, named])
    const planted = organisation === 'tai-po-fibre' ? [['slip', { batch: 'DEMO-T73' }]] : []
    expect([organisation, said]).toEqual([organisation, planted])
    const kept = { organisationKey, from: new Date(to.getTime() - 35 * 86_400_000), to }
    expect(await findAnomalies(store, streams, { ...kept, now: to })).toBe(0)
  }
  const { rows } = await sql`select kind, facility from anomaly`.execute(store.system)
  expect(rows).toEqual([{ kind: 'slip', facility: 'BANKS-EAST' }])
}, 120_000)

it('measures the demonstration city as raw SQL does, to the gram and the piece', async () => {
  const { actors } = await city()
  await expectMeasuresAsInSql(shared(), actors)
}, 120_000)
