import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { addCityEstates } from '../../../../api/commands/city/add-city-estates.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import { readTreatments } from '../../../../api/store/evidence/treatments.ts'
import { findFacility } from '../../../../api/store/organisations/facilities.ts'
import { readHeldLimits } from '../../../../api/store/organisations/held-limits.ts'
import { addFacility } from '../../../../api/store/organisations/organisations.ts'
import { heldStateOf } from '../../../../domain/held-limit.ts'
import { isBorne } from '../../../../domain/treatment/tested-bound.ts'
import { dangerousKinds } from '../../../../workflows/dangerous-kinds.ts'
import { takeIn } from '../../../harness/held-pack.ts'
import { addTestOrganisation, openTestInstallation } from '../../../harness/installation.ts'

it('gives the city estates with areas, a store that is nearly full and a tested finish, once', async () => {
  const installation = await openTestInstallation()
  const { store, recorder, streams } = installation
  const now = new Date()
  const mill = (await addTestOrganisation(installation, 'tai-po-fibre')).actor
  const yard = (await addTestOrganisation(installation, 'harbour-batteries')).actor
  for (const [{ organisationKey }, code] of [
    [mill, 'TAI-PO'],
    [yard, 'KWAI-CHUNG'],
  ] as const) {
    await addFacility(store.system, organisationKey, { code, name: code, now })
  }
  const scan = Object.assign(takeIn('P1', now), { facility: 'KWAI-CHUNG' })
  expect((await recorder.record(partsOf([scan], yard))).map(({ status }) => status)).toEqual([
    'accepted',
  ])
  const count = async () => {
    const { rows } = await sql`
      select (select count(*) from estate) as estates, (select count(*) from licence) as licences,
        (select count(*) from treatment) as treatments, (select count(*) from treatment_test) as tests,
        (select count(*) from treatment_claim) as claims`.execute(store.system)
    return rows[0]
  }
  await addCityEstates(installation, now)
  const first = await count()
  expect(first).toEqual({ estates: 2, licences: 1, treatments: 1, tests: 2, claims: 1 })
  await addCityEstates(installation, now)
  expect(await count()).toEqual(first)

  const place = await findFacility(store.system, mill.organisationKey, 'TAI-PO')
  expect(place).toMatchObject({ estate: 'TAI-PO', floorAreaSquareMetres: 1_765 })
  const [limit] = await readHeldLimits(store.system, { kinds: dangerousKinds(streams), now })
  expect(heldStateOf(limit?.heldGrams ?? 0, limit?.limitGrams ?? 0)).toBe('near')
  const [treatment] = await readTreatments(store.system, mill.organisationKey)
  const [claim] = treatment?.claims ?? []
  expect(claim && isBorne(claim, treatment?.tests ?? [])).toBe(true)
})
