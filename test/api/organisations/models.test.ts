import { expect, it } from 'vitest'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { addTestOrganisation, openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

const path = '/api/v1/models/battery'
const document = {
  title: 'EU declaration of conformity',
  link: 'https://maker.example/doc.pdf',
  digest: 'a'.repeat(64),
  mediaType: 'application/pdf',
  language: 'en',
}
const facts = { manufacturerName: 'Maker', declarationOfConformity: [document] }

interface Model {
  readonly model: string
  readonly version: number
  readonly facts: Record<string, unknown>
}

const put = (
  request: (path: string, init?: RequestInit) => Promise<Response>,
  given: object,
  init: RequestInit = {},
) => request(path, { method: 'PUT', body: JSON.stringify(given), ...init })
const modelsAt = async (request: (path: string) => Promise<Response>, at = path) =>
  (await jsonOf<{ models: Model[] }>(await request(at))).models

it('keeps every version of a model and gives the same again for the same', async () => {
  const { request } = await openTestInstallation()
  const first = await put(request, { model: 'A/1', facts })
  expect([first.status, await first.json()]).toEqual([
    201,
    { stream: 'battery', model: 'A/1', version: 1, facts, written: expect.any(String) },
  ])
  const again = await put(request, { model: ' A/1 ', facts: { ...facts }, replaces: 1 })
  expect([again.status, await again.json()]).toMatchObject([200, { version: 1 }])
  const next = { manufacturerName: 'Maker', recycledCobaltPercent: '12.50' }
  const second = await put(request, { model: 'A/1', facts: next })
  expect(await second.json()).toMatchObject({
    version: 2,
    facts: { recycledCobaltPercent: '12.5' },
  })
  await put(request, { model: 'B', facts: {} })
  const newest = await modelsAt(request)
  expect(newest.map(({ model, version }) => [model, version])).toEqual([
    ['B', 1],
    ['A/1', 2],
  ])
  expect(newest[1]?.facts).not.toHaveProperty('declarationOfConformity')
  expect(await modelsAt(request, `${path}?model=B`)).toHaveLength(1)
  const versions = await modelsAt(request, `${path}/versions?model=A%2F1`)
  expect(versions.map(({ version }) => version)).toEqual([2, 1])
  expect(versions[1]?.facts).toEqual(facts)
})

it('turns pages of models and of versions, each once', async () => {
  const { request } = await openTestInstallation()
  for (const model of ['A', 'B', 'C']) await put(request, { model, facts: {} })
  const first = await jsonOf<{ models: Model[]; next: string }>(await request(`${path}?limit=2`))
  expect(first.models.map(({ model }) => model)).toEqual(['C', 'B'])
  const rest = await modelsAt(request, `${path}?limit=2&cursor=${first.next}`)
  expect(rest.map(({ model }) => model)).toEqual(['A'])
})

it('names every fault at once, each at its place, in the language that is asked for', async () => {
  const { request } = await openTestInstallation()
  const wrong = {
    recycledCobaltPercent: 101,
    manufacturingMonth: '2027-13',
    chemistry: 'PbA',
    remainingCapacityAmpereHours: '12',
    nothingOfOurs: 1,
    manufacturerEmail: 'nobody',
    hazardousSubstances: [{ substance: 'Electrolyte', casNumber: '96-49-2' }, { casNumber: '' }, 7],
    declarationOfConformity: [{ ...document, digest: 'abc', link: 'javascript:alert(1)' }],
    wasteInformation: 'a text',
  }
  const answer = await put(
    request,
    { model: 'A', facts: wrong },
    { headers: { 'accept-language': 'zh-Hant' } },
  )
  expect(answer.status).toBe(422)
  const { faults } = await jsonOf<{ faults: { pointer: string; message: string }[] }>(
    answer.clone(),
  )
  expect([...(await pointersIn(answer))].sort()).toEqual([
    '/facts/chemistry',
    '/facts/declarationOfConformity/0/digest',
    '/facts/declarationOfConformity/0/link',
    '/facts/hazardousSubstances',
    '/facts/hazardousSubstances/0/casNumber',
    '/facts/hazardousSubstances/1/casNumber',
    '/facts/hazardousSubstances/1/substance',
    '/facts/manufacturerEmail',
    '/facts/manufacturingMonth',
    '/facts/nothingOfOurs',
    '/facts/recycledCobaltPercent',
    '/facts/remainingCapacityAmpereHours',
    '/facts/wasteInformation',
  ])
  expect(faults.filter(({ message }) => !/[一-鿿]/.test(message))).toEqual([])
  expect(await modelsAt(request)).toEqual([])
})

it('lets nobody write over what they have not read', async () => {
  const { request } = await openTestInstallation()
  await put(request, { model: 'A', facts })
  const late = await put(request, { model: 'A', facts: {}, replaces: 0 })
  expect([late.status, await late.json()]).toMatchObject([
    409,
    { code: 'model_changed', faults: [{ pointer: '/replaces' }] },
  ])
  const eight = Array.from({ length: 8 }, (_, at) =>
    put(request, { model: 'A', facts: { numberOfCells: at + 1 }, replaces: 1 }),
  )
  const statuses = (await Promise.all(eight)).map(({ status }) => status).sort()
  expect(statuses).toEqual([201, ...Array.from({ length: 7 }, () => 409)])
  const versions = await modelsAt(request, `${path}/versions?model=A`)
  expect(versions.map(({ version }) => version)).toEqual([2, 1])
})

it('lets supervisors write, operators read, and others see nothing of it', async () => {
  const installation = await openTestInstallation()
  const { request } = installation
  await put(request, { model: 'A', facts })
  const operator = await signUpPerson(installation, { role: 'operator' })
  expect((await put(operator.request, { model: 'A', facts: {} })).status).toBe(403)
  expect(await modelsAt(operator.request)).toHaveLength(1)
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  expect((await put(supervisor.request, { model: 'A', facts: {} })).status).toBe(201)
  const { key } = await addTestOrganisation(installation, 'other')
  const others = (at: string, init: RequestInit = {}) =>
    request(at, { ...init, headers: { authorization: `Bearer ${key}` } })
  expect(await modelsAt(others)).toEqual([])
  expect(await modelsAt(others, `${path}/versions?model=A`)).toEqual([])
  const own = await put(others, { model: 'A', facts: {} })
  expect(await own.json()).toMatchObject({ version: 1 })
})

it('knows no models of a stream that is not there', async () => {
  const { request } = await openTestInstallation()
  expect((await request('/api/v1/models/steel')).status).toBe(404)
  const body = JSON.stringify({ model: 'A', facts: {} })
  expect((await request('/api/v1/models/steel', { method: 'PUT', body })).status).toBe(404)
})

it('describes what may be said of a model from the same table', async () => {
  const { request } = await openTestInstallation()
  const { components } = await jsonOf<{
    components: { schemas: Record<string, { properties: Record<string, unknown> }> }
  }>(await request('/api/v1/openapi.json'))
  const described = components.schemas['battery.model.facts']?.properties ?? {}
  expect(described.recycledCobaltPercent).toMatchObject({
    maximum: 100,
    'x-unit': '%',
    'x-audience': 'public',
    'x-level': 'model',
    'x-source': { basis: 'secondary', text: expect.stringContaining('Ares(2026)7579758') },
  })
  expect(described.declarationOfConformity).toMatchObject({
    items: { required: ['title', 'link', 'digest', 'mediaType', 'language'] },
  })
  expect(Object.keys(described)).not.toContain('stateOfCertifiedEnergyPercent')
})
