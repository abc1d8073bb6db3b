import { expect, it } from 'vitest'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { openClay } from '../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'

const path = '/api/v1/facilities'

it('says where a facility is and how large, changes it, takes it away, and never changes its code', async () => {
  const { request } = await openClay()
  const said = {
    address: 'EcoPark, Tuen Mun',
    floorAreaSquareMetres: 4_200,
    timeZone: 'Asia/Hong_Kong',
  }
  const body = JSON.stringify({ code: 'C/1', name: 'Hall', ...said })
  const added = await request(path, { method: 'POST', body })
  expect(await added.json()).toEqual({ code: 'C/1', name: 'Hall', ...said })
  const change = (given: object) =>
    request(`${path}/C%2F1`, { method: 'PATCH', body: JSON.stringify(given) })
  const changed = await change({ name: 'Hall 1', address: null })
  expect(await changed.json()).toEqual({
    code: 'C/1',
    name: 'Hall 1',
    floorAreaSquareMetres: 4_200,
    timeZone: 'Asia/Hong_Kong',
  })
  const refused = await change({
    code: 'C2',
    name: null,
    floorAreaSquareMetres: 1.5,
    timeZone: '+08',
  })
  expect(refused.status).toBe(422)
  expect([...(await pointersIn(refused))].sort()).toEqual([
    '/code',
    '/floorAreaSquareMetres',
    '/name',
    '/timeZone',
  ])
  const { facilities } = await jsonOf<{ facilities: object[] }>(await request(path))
  expect(facilities).toContainEqual({
    code: 'C/1',
    name: 'Hall 1',
    floorAreaSquareMetres: 4_200,
    timeZone: 'Asia/Hong_Kong',
  })
})

it('keeps licences of a facility on record and lists those that end soon', async () => {
  const installation = await openClay()
  const { request } = installation
  const soon = await addLicence(installation, { number: 'W-1', validUntil: dayIn(30) })
  const later = await addLicence(installation, {
    number: 'W-2',
    kind: 'waste_disposal',
    validUntil: dayIn(800),
  })
  const past = await addLicence(installation, {
    number: 'W-0',
    kind: 'dangerous_goods_storage',
    validUntil: dayIn(-3),
  })
  expect(await numbersIn(request, '/licences/expiring')).toEqual(['W-0', 'W-1'])
  expect(await numbersIn(request, '/licences/expiring?days=1000')).toEqual(['W-0', 'W-1', 'W-2'])
  await addLicence(installation, { number: 'W-1', validUntil: dayIn(400) })
  expect(await numbersIn(request, '/licences/expiring')).toEqual(['W-0'])
  const ended = await request(`/api/v1/licences/${past}`, { method: 'DELETE' })
  expect(await ended.json()).toMatchObject({ number: 'W-0', ended: expect.any(String) })
  expect(await numbersIn(request, '/licences/expiring')).toEqual([])
  expect(await numbersIn(request, '/facilities/A/licences')).toEqual(['W-0', 'W-1', 'W-1', 'W-2'])
  expect([soon, later]).toEqual([expect.any(String), expect.any(String)])
})

it('refuses a licence of a kind that is not on the list, with days the wrong way round, or on record already', async () => {
  const installation = await openClay()
  const licence = {
    kind: 'chemical_waste_producer',
    number: 'P-1',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
  }
  const add = (given: object, code = 'A') =>
    installation.request(`${path}/${code}/licences`, {
      method: 'POST',
      body: JSON.stringify(given),
    })
  const wrong = await add({ ...licence, kind: 'driving', number: '' })
  expect([...(await pointersIn(wrong))].sort()).toEqual(['/kind', '/number'])
  const turned = await add({ ...licence, validUntil: '2025-12-31' })
  expect(await pointersIn(turned)).toEqual(['/validUntil'])
  expect((await add(licence)).status).toBe(201)
  expect(await (await add(licence)).json()).toMatchObject({ code: 'licence_exists' })
  expect((await add(licence, 'Z')).status).toBe(404)
})

it('tells of each kind of licence where the duty comes from and how sure that is', async () => {
  const { request } = await openClay()
  const { kinds } = await jsonOf<{ kinds: { kind: string; source: { basis: string } }[] }>(
    await request('/api/v1/licence-kinds'),
  )
  expect(kinds.map(({ kind, source }) => [kind, source.basis])).toEqual([
    ['chemical_waste_producer', 'secondary'],
    ['chemical_waste_collection', 'remembered'],
    ['waste_disposal', 'remembered'],
    ['dangerous_goods_storage', 'secondary'],
  ])
})

it('lets another organisation neither see nor change a facility or a licence', async () => {
  const installation = await openClay()
  const { request } = installation
  const id = await addLicence(installation, { number: 'W-1', validUntil: dayIn(30) })
  await request(path, { method: 'POST', body: JSON.stringify({ code: 'OWN', name: 'Own' }) })
  const { key } = await addTestOrganisation(installation, 'second')
  const headers = { authorization: `Bearer ${key}` }
  const tries = [
    request(`/api/v1/licences/${id}`, { method: 'DELETE', headers }),
    request(`${path}/OWN`, { method: 'PATCH', headers, body: '{"name":"Theirs"}' }),
    request(`${path}/OWN/licences`, { headers }),
  ]
  expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([404, 404, 404])
  expect(await (await request('/api/v1/licences/expiring', { headers })).json()).toEqual({
    licences: [],
  })
  expect(await numbersIn(request, '/licences/expiring')).toEqual(['W-1'])
})

async function addLicence({ request }: TestInstallation, rest: object): Promise<string> {
  const licence = { kind: 'chemical_waste_collection', validFrom: '2020-01-01', ...rest }
  const added = await request(`${path}/A/licences`, {
    method: 'POST',
    body: JSON.stringify(licence),
  })
  const { id } = await jsonOf<{ id: string }>(added)
  return id
}

async function numbersIn(
  request: TestInstallation['request'],
  rest: string,
): Promise<readonly string[]> {
  const { licences } = await jsonOf<{ licences: { number: string }[] }>(
    await request(`/api/v1${rest}`),
  )
  return licences.map(({ number }) => number)
}

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
