import { dayMilliseconds } from '../../../domain/hours.ts'
import { localDay } from '../../../domain/local-day.ts'
import type { AfterCycles } from '../../../domain/treatment/tested-bound.ts'
import { type DangerousKind, dangerousKinds } from '../../../workflows/dangerous-kinds.ts'
import { idFrom } from '../../digest.ts'
import type { Installation } from '../../installation.ts'
import { requestDigest } from '../../once.ts'
import type { Database } from '../../store/database.ts'
import {
  addTest,
  addTreatment,
  addTreatmentClaim,
  readTreatments,
} from '../../store/evidence/treatments.ts'
import { findOrganisation } from '../../store/first-start.ts'
import { addEstate, findEstate } from '../../store/organisations/estates.ts'
import { changeFacility, findFacility } from '../../store/organisations/facilities.ts'
import { sumDangerousGoods } from '../../store/organisations/held-limits.ts'
import { addLicence } from '../../store/organisations/licences.ts'
import { heldDays } from './certify-goods.ts'
import { type CityEstate, cityEstates, cityStore, cityTreatment } from './city-estates.ts'

/**
 * Puts facilities of the city into constructed estates, gives one a store that is nearly full, and its mill a tested finish. Each comes
 * whole or not at all; what is there stays as it is.
 */
export async function addCityEstates(
  { store: { system }, streams }: Installation,
  now: Date,
): Promise<void> {
  for (const estate of cityEstates) {
    await inCity(system, estate.organisation, (tx, key) => addCityEstate(tx, key, { estate, now }))
  }
  const kinds = dangerousKinds(streams)
  await inCity(system, cityStore.organisation, (tx, key) => addCityStore(tx, key, { kinds, now }))
  await inCity(system, cityTreatment.organisation, (tx, key) => addCityTreatment(tx, key, now))
}

async function inCity(
  system: Database,
  slug: string,
  act: (tx: Database, organisationKey: number) => Promise<void>,
): Promise<void> {
  const organisation = await findOrganisation(system, slug)
  if (organisation === undefined) return
  await system.transaction().execute((tx) => act(tx, organisation.organisationKey))
}

async function addCityEstate(
  tx: Database,
  organisationKey: number,
  { estate, now }: { readonly estate: CityEstate; readonly now: Date },
): Promise<void> {
  const { code, name, names, facilities } = estate
  if (!(await addEstate(tx, organisationKey, { code, name, names, now }))) return
  const added = await findEstate(tx, organisationKey, code)
  for (const { code: facilityCode, squareMetres } of facilities) {
    const facility = await findFacility(tx, organisationKey, facilityCode)
    if (facility === undefined) continue
    const change = { floorAreaSquareMetres: squareMetres, estateKey: added?.estateKey }
    await changeFacility(tx, organisationKey, { facilityKey: facility.facilityKey, change })
  }
}

/** A licence that lets lie there a little more than does, unless nothing does. */
async function addCityStore(
  tx: Database,
  organisationKey: number,
  { kinds, now }: { readonly kinds: readonly DangerousKind[]; readonly now: Date },
): Promise<void> {
  const { facility: code, kind, number, fullPercent } = cityStore
  const facility = await findFacility(tx, organisationKey, code)
  if (facility === undefined) return
  const { facilityKey } = facility
  const grams = await sumDangerousGoods(tx, facilityKey, kinds)
  if (grams === 0) return
  const day = (days: number) => localDay(new Date(now.getTime() + days * dayMilliseconds))
  await addLicence(tx, organisationKey, {
    facilityKey,
    kind,
    number,
    validFrom: day(-heldDays.since),
    validUntil: day(heldDays.until),
    dangerousGoodsLimitGrams: Math.round((100 * grams) / fullPercent),
    now,
  })
}

async function addCityTreatment(tx: Database, organisationKey: number, now: Date): Promise<void> {
  const { code, name, names, agent, substrate, laboratory, tests, claim } = cityTreatment
  const own = { organisation_key: organisationKey, created_time: now }
  const row = Object.assign({ code, name, names, agent, substrate }, own)
  if (!(await addTreatment(tx, row))) return
  const [treatment] = await readTreatments(tx, organisationKey, { code })
  const treatment_key = treatment?.treatmentKey ?? 0
  const columnsOf = (one: AfterCycles, called: string) => {
    const { method, cycle, cycles, resultBasisPoints: result_basis_points } = one
    const id = idFrom(`city/${code}/${called}`)
    const said = { treatment_key, method, cycle, cycles, result_basis_points }
    return Object.assign({ id, digest: requestDigest(Object.assign({ id }, one)) }, said, own)
  }
  for (const test of tests) {
    const report = `Constructed report ${test.cycles}`
    const tested_day = localDay(new Date(now.getTime() - 60 * dayMilliseconds))
    const paper = { laboratory, report, tested_day }
    await addTest(tx, Object.assign(columnsOf(test, `test ${test.cycles}`), paper))
  }
  const reference = 'Constructed article'
  await addTreatmentClaim(tx, Object.assign(columnsOf(claim, 'claim'), { reference }))
}
