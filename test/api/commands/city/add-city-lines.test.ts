import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { addCityLines } from '../../../../api/commands/city/add-city-lines.ts'
import { readLineReport } from '../../../../api/lines/line-report.ts'
import { ownLine } from '../../../../api/lines/own-line.ts'
import { addFacility } from '../../../../api/store/organisations/organisations.ts'
import { compareLines } from '../../../../domain/line/compare-lines.ts'
import { addTestOrganisation, openTestInstallation } from '../../../harness/installation.ts'

it('gives the city a textile line and one that takes packs apart, each with a before and an after, once', async () => {
  const installation = await openTestInstallation()
  const { store } = installation
  const now = new Date('2026-11-22T04:30:00Z')
  const mill = (await addTestOrganisation(installation, 'tai-po-fibre')).actor.organisationKey
  const yard = (await addTestOrganisation(installation, 'harbour-batteries')).actor.organisationKey
  for (const [organisationKey, code] of [
    [mill, 'TAI-PO'],
    [yard, 'ECOPARK'],
  ] as const) {
    await addFacility(store.system, organisationKey, { code, name: code, now })
  }
  const count = async () => {
    const counted = await sql<{ lines: number; keys: number; readings: number; hours: number }>`
      select (select count(*) from production_line) as lines, (select count(*) from access_key) as keys,
        (select count(*) from station_reading) as readings, (select count(*) from production_hour) as hours`.execute(
      store.system,
    )
    return counted.rows[0]
  }
  await addCityLines(installation, now)
  const first = await count()
  expect(first?.lines).toBe(2)
  await addCityLines(installation, now)
  expect(await count()).toEqual(first)
  for (const [organisationKey, code] of [
    [mill, 'YARN-1'],
    [yard, 'PACK-1'],
  ] as const) {
    const line = await ownLine(store.system, organisationKey, code)
    const side = async (from: string, to: string) => {
      const report = await readLineReport(store.system, line, { period: { from, to }, now })
      return { version: report.version, figures: report.total }
    }
    const [before, after] = [
      await side('2026-11-08', '2026-11-15'),
      await side('2026-11-15', '2026-11-22'),
    ]
    const compared = compareLines(before, after)
    expect(compared).toMatchObject({ area: 0.5, ratedCapacity: 1.5, people: 0.4 })
    expect(compared.perSquareMetreHour).toBeGreaterThan(2.5)
    expect(before.figures.pace.oee).toBeLessThan(1)
    expect(after.figures.good).toBeGreaterThan(before.figures.good)
  }
})
