import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { addLicence } from '../../api/store/organisations/licences.ts'
import { addAnyOrganisation } from '../../api/store/organisations/register.ts'
import type { RegisterLine } from '../../domain/register/line.ts'
import { jsonOf } from '../harness/answers.ts'
import type { TestInstallation } from '../harness/installation.ts'
import { aroundNow } from '../harness/moved-clay.ts'
import { signUpPerson } from '../harness/people.ts'
import { dismantle, moduleGrams, offerOf, openTwo, papers } from '../harness/sides.ts'

const { from, to } = aroundNow()
const days = `from=${from}&to=${to}`
const ticket = 'TT-2026-0042'

it('answers what an inspector asks of a jurisdiction, each question by one look at a register, a list or a search', async () => {
  const { codes, ask, lines, found } = await openCity()
  // What did the second organisation receive from the first?
  const came = await lines(`incoming?${days}&organisation=second&partner=first`)
  expect(came.map(({ batch, grams }) => [batch, grams])).toEqual([
    [codes[0], moduleGrams],
    [codes[1], moduleGrams],
  ])
  // By whom, and did everybody hold a licence that day?
  expect(came[0]).toMatchObject({
    sender: { licences: ['WP-1'] },
    carriers: [{ name: 'Tin Hau Haulage', licence: 'WC-7', vehicle: 'AB 1234' }],
    receiver: { licences: ['WR-2'] },
  })
  // Where is this trip ticket?
  expect(await found(ticket.toLowerCase())).toEqual([['hand_over', 'accepted']])
  expect(await lines(`all?${days}&ticket=${ticket}`)).toHaveLength(4)
  // What was exported on this permit, and how much of it is left?
  const exported = await lines(`outgoing?${days}&permit=EXP-1`)
  expect(exported.map(({ batch, permit }) => [batch, permit])).toEqual([[codes[2], 'EXP-1']])
  expect(await found('exp-1')).toEqual(
    [
      ['permit', 'KR'],
      ['hand_over', 'in_transport'],
    ].toSorted(),
  )
  // What is late, what was refused?
  expect(await lines(`all?${days}&late=yes`)).toEqual([])
  expect(await lines(`all?${days}&refused=yes`)).toEqual([])
  // What does the second organisation hold, and since when?
  const held = await lines(`held?${days}&organisation=second`)
  expect(held.map(({ grams }) => grams)).toEqual([moduleGrams, moduleGrams])
  // What was taken apart, and what came of the pack?
  const october = 'from=2026-10-01&to=2026-11-01'
  const worked = await lines(`processed?${october}&organisation=first`)
  const apart = worked.find(({ stage }) => stage === 'dismantled')
  expect(apart?.wentOn.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]))
  // Whose is this licence, and who is called so?
  expect(await found('wr-2')).toEqual([['licence', 'B']])
  expect(await found('secon')).toEqual([['organisation', null]])
  // Who passed what to whom, and how much of it left the territory?
  const { rows } = await ask(`/movements?${days}`)
  expect(rows).toContainEqual(
    expect.objectContaining({
      sender: { slug: 'first', name: 'first' },
      receiver: { slug: 'third', name: 'third' },
      sentGrams: moduleGrams,
      receivedGrams: 0,
      exportedGrams: moduleGrams,
    }),
  )
})

it('finds a number of a paper only where the reader may know it, and never on papers of others', async () => {
  const { installation } = await openCity()
  const abroad = await inspector(installation, 'CH')
  const answer = await abroad(`/found?text=${ticket}`)
  expect(answer.found).toEqual([])
})

/** Two loads of battery modules: one accepted on a trip ticket, one on its way abroad on a permit. */
async function openCity() {
  const two = await openTwo()
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
  const carrier = { name: 'Tin Hau Haulage', licence: 'WC-7', vehicle: 'AB 1234' }
  const offer = offerOf(codes.slice(0, 2))
  const first = { ...offer, papers: { ...papers, tripTicket: ticket } }
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
  const ask = await inspector(installation, 'HK')
  return {
    ...two,
    codes,
    ask,
    lines: async (path: string): Promise<readonly RegisterLine[]> =>
      (await ask(`/registers/${path}`)).lines,
    found: async (text: string): Promise<readonly [string, string | null][]> => {
      const { found } = await ask(`/found?text=${encodeURIComponent(text)}`)
      return found
        .map(({ kind, said }: { kind: string; said: string | null }) => [kind, said])
        .toSorted()
    },
  }
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
    validUntil: '2027-01-01',
    now: new Date(),
  })
}

/** Somebody of an authority of a place, as they ask the API at their own desk. */
async function inspector(installation: TestInstallation, jurisdiction: string) {
  const given = {
    slug: `authority-${jurisdiction.toLowerCase()}`,
    name: `Authority of ${jurisdiction}`,
    kind: 'authority',
    jurisdiction,
    now: new Date(),
  } as const
  const added = await addAnyOrganisation(installation.store.system, given)
  const person = await signUpPerson(installation, {
    role: 'regulator',
    organisation: added?.organisationKey ?? 0,
  })
  // biome-ignore lint/suspicious/noExplicitAny: answers of several routes are looked into, and each look is an assertion
  return async (path: string): Promise<any> => {
    const answer = await person.request(`/api/v1${path}`)
    expect([path, answer.status]).toEqual([path, 200])
    return jsonOf(answer)
  }
}
