import { expect, it } from 'vitest'
import { recordCity } from '../../../api/commands/city/record-city.ts'
import { findingsIn } from '../../../api/oversight/anomalies/find-anomalies.ts'
import { openTestInstallation } from '../../harness/installation.ts'

it('asks nothing of the demonstration city, in which nothing is wrong', async () => {
  const installation = await openTestInstallation()
  const to = new Date('2026-11-22T00:00:00Z')
  const { actors } = await recordCity(installation, to)
  const from = new Date(to.getTime() - 120 * 86_400_000)
  const { store, streams } = installation
  expect(actors.length).toBeGreaterThan(4)
  for (const { organisation, organisationKey } of actors) {
    const found = await findingsIn(store, streams, { organisationKey, from, to })
    const said = found.map(({ kind, named, arithmetic }) => ({ kind, named, arithmetic }))
    expect([organisation, said]).toEqual([organisation, []])
  }
}, 120_000)
