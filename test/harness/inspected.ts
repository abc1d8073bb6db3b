import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { addLicence } from '../../api/store/organisations/licences.ts'
import { addAnyOrganisation } from '../../api/store/organisations/register.ts'
import type { TestInstallation } from './installation.ts'
import { signUpPerson, type TestPerson } from './people.ts'
import { dismantle, moduleGrams, offerOf, openTwo, papers } from './sides.ts'

export const tripTicket = 'TT-2026-0042'
const carrier = { name: 'Tin Hau Haulage', licence: 'WC-7', vehicle: 'AB 1234' }
const day = 24 * 60 * 60 * 1_000

/** Days from now, as a calendar of Greenwich has them. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, 10)
}

/**
 * A jurisdiction in which an inspector finds something of everything: a pack taken apart by the first organisation, two modules accepted by the second on a
 * trip ticket, one on its way abroad to the third on a permit; both facilities licensed.
 */
export async function openInspected(options: { now?: () => Date } = {}) {
  const two = await openTwo(options)
  const { installation, sender, receiver } = two
  const codes = await dismantle(installation)
  await licensed(installation, 'first', 'A', 'WP-1')
  await licensed(installation, 'second', 'B', 'WR-2')
  const permit = {
    id: randomUUID(),
    number: 'EXP-1',
    issuer: 'EPD',
    destination: 'KR',
    validFrom: '2026-01-01',
    validUntil: '2099-12-31',
    totalGrams: 2 * moduleGrams,
  }
  expect(await sender.status('/permits', permit)).toBe(201)
  const offer = offerOf(codes.slice(0, 2))
  const first = { ...offer, papers: { ...papers, tripTicket } }
  const { id, lines } = await sender.post('/hand-overs', first, 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const accepted = lines.map(({ line, offeredGrams }) => ({ line, acceptedGrams: offeredGrams }))
  await receiver.post(at, { step: 'decide', lines: accepted }, 201)
  const second = {
    ...offerOf(codes.slice(2, 3)),
    receiver: 'third',
    papers: { ...papers, exportPermit: 'EXP-1' },
  }
  const leaving = await sender.post('/hand-overs', second, 201)
  await sender.post(`/hand-overs/${leaving.id}/steps`, { step: 'dispatch', carrier }, 201)
  return { ...two, codes }
}

/** A load that arrived at the second organisation and of which nobody has decided anything. */
export async function leaveUndecided(
  { sender, receiver }: Awaited<ReturnType<typeof openInspected>>,
  codes: readonly string[],
): Promise<string> {
  const { id } = await sender.post('/hand-overs', offerOf(codes), 201)
  await sender.post(`/hand-overs/${id}/steps`, { step: 'dispatch', carrier }, 201)
  await receiver.post(`/hand-overs/${id}/steps`, { step: 'receive', facility: 'B' }, 201)
  return id
}

async function licensed(
  { store }: TestInstallation,
  slug: string,
  facility: string,
  number: string,
): Promise<void> {
  const { organisation_key, facility_key } = await store.system
    .selectFrom('facility')
    .innerJoin('organisation', 'organisation.organisation_key', 'facility.organisation_key')
    .select(['facility.organisation_key', 'facility_key'])
    .where('slug', '=', slug)
    .where('code', '=', facility)
    .executeTakeFirstOrThrow()
  await addLicence(store.system, organisation_key, {
    facilityKey: facility_key,
    kind: 'chemical_waste_collection',
    number,
    validFrom: '2026-01-01',
    validUntil: dayFromNow(40),
    now: new Date(),
  })
}

/** Somebody of an authority of a place, at their own desk. */
export async function inspectorOf(
  installation: TestInstallation,
  jurisdiction: string,
): Promise<TestPerson> {
  const given = {
    slug: `authority-${jurisdiction.toLowerCase()}`,
    name: `Authority of ${jurisdiction}`,
    kind: 'authority',
    jurisdiction,
    now: new Date(),
  } as const
  const added = await addAnyOrganisation(installation.store.system, given)
  return signUpPerson(installation, {
    role: 'regulator',
    name: 'Inspector Au',
    organisation: added?.organisationKey ?? 0,
  })
}
