import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { recordCity } from '../../../api/commands/city/record-city.ts'
import { findAnomalies, findingsIn } from '../../../api/oversight/anomalies/find-anomalies.ts'
import { openTestInstallation } from '../../harness/installation.ts'

it('asks of the demonstration city about the one mass that lacks a digit, and keeps that for its desk', async () => {
  const installation = await openTestInstallation()
  const to = new Date('2026-11-22T00:00:00Z')
  const { actors } = await recordCity(installation, to)
  const from = new Date(to.getTime() - 120 * 86_400_000)
  const { store, streams } = installation
  expect(actors.length).toBeGreaterThan(4)
  for (const { organisation, organisationKey } of actors) {
    const found = await findingsIn(store, streams, { organisationKey, from, to })
    const said = found.map(({ kind, named }) => [kind, named])
    const planted = organisation === 'tai-po-fibre' ? [['slip', { batch: 'DEMO-T73' }]] : []
    expect([organisation, said]).toEqual([organisation, planted])
    const kept = { organisationKey, from: new Date(to.getTime() - 35 * 86_400_000), to }
    expect(await findAnomalies(installation.store, streams, { ...kept, now: to })).toBe(0)
  }
  const { rows } = await sql`select kind, facility from anomaly`.execute(store.system)
  expect(rows).toEqual([{ kind: 'slip', facility: 'BANKS-EAST' }])
}, 120_000)
