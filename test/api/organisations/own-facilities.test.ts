import { expect, it } from 'vitest'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { openClay } from '../../harness/clay.ts'
import { addTestOrganisation } from '../../harness/installation.ts'

const path = '/api/v1/facilities'

it('adds a facility once and lists it by code', async () => {
  const { request } = await openClay()
  const body = JSON.stringify({ code: 'A/2', name: ' Hall 2 ' })
  const added = await request(path, { method: 'POST', body })
  expect(added.status).toBe(201)
  expect(await added.json()).toEqual({ code: 'A/2', name: 'Hall 2' })
  const again = await request(path, { method: 'POST', body })
  expect(again.status).toBe(409)
  expect(await again.json()).toMatchObject({
    code: 'facility_exists',
    faults: [{ pointer: '/code' }],
  })
  expect(await codesIn(await request(path))).toEqual(['A', 'A/2', 'B'])
})

it('keeps the facilities of two organisations apart', async () => {
  const installation = await openClay()
  const other = await addTestOrganisation(installation, 'second')
  const headers = { authorization: `Bearer ${other.key}` }
  const body = JSON.stringify({ code: 'C', name: 'C' })
  expect((await installation.request(path, { method: 'POST', body, headers })).status).toBe(201)
  expect(await codesIn(await installation.request(path))).toEqual(['A', 'B'])
})

it.each([
  [{ code: ' x', name: '' }, ['/code', '/name']],
  [{ code: 'x', name: 'y', size: 1 }, ['/size']],
  [{ name: 'y' }, ['/code']],
  [{ code: 'x', name: 'a\u0000b' }, ['/name']],
])('refuses %j with every fault named', async (given, pointers) => {
  const { request } = await openClay()
  const response = await request(path, { method: 'POST', body: JSON.stringify(given) })
  expect(response.status).toBe(422)
  expect(await pointersIn(response)).toEqual(pointers)
})

it('refuses a body that is not JSON', async () => {
  const { request } = await openClay()
  expect((await request(path, { method: 'POST', body: '{' })).status).toBe(422)
})

async function codesIn(response: Response): Promise<readonly string[]> {
  const { facilities } = await jsonOf<{ facilities: { code: string }[] }>(response)
  return facilities.map(({ code }) => code)
}
