import { expect, it } from 'vitest'
import { containerGrams, openFloor } from '../../harness/floor-at-work.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

it('leads a person from a new place to a move that hands finish, and an order to its end, by forms alone', async () => {
  const installation = await openTestInstallation()
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const floor = await openFloor(installation)
  await floor.store({ blue: ['B-1', 'B-2'] })
  const page = async (path: string) => {
    const answer = await administrator.request(path)
    return [answer.status, await answer.text()] as const
  }
  const submit = async (path: string, typed: Record<string, string>, from = path) => {
    const answer = await send(administrator, path, fieldsIn((await page(from))[1]), typed)
    return [answer.status, answer.headers.get('location') ?? '', await answer.text()] as const
  }
  const wrong = await submit('/work/new-place', {
    '/code': 'DOCK-1',
    '/capacityContainers': 'many',
  })
  expect(wrong[0]).toBe(422)
  expect(wrong[2].match(/class="wrong"/g)?.length).toBeGreaterThanOrEqual(4)
  const place = {
    '/code': 'CELL-1',
    '/facility': 'A',
    '/kind': 'station',
    '/name': 'Robot cell',
    '/names/zh-Hant': '機械人工位',
    '/capacityGrams': '60 kg',
  }
  expect((await submit('/work/new-place', place)).slice(0, 2)).toEqual([303, '/work/places/CELL-1'])
  const change = '/work/places/CELL-1/change'
  const before = fieldsIn((await page(change))[1])
  expect([before.get('/names/zh-Hant'), before.get('/capacityGrams')]).toEqual([
    '機械人工位',
    '60000',
  ])
  expect((await submit(change, { '/servedBy': 'hands' }))[0]).toBe(303)
  expect((await page('/work/places/CELL-1'))[1]).toContain('People alone')

  const asked = { '/loads': 'B-1\nNONE', '/from': 'DOCK-1', '/to': 'STORE-1', '/manner': 'carried' }
  const refused = await submit('/work/new-move', asked)
  expect([refused[0], refused[2].includes('No batch &quot;NONE&quot;')]).toEqual([422, true])
  expect(refused[2]).toContain('B-1\nNONE')
  const [status, move] = await submit('/work/new-move', { ...asked, '/loads': 'B-1' })
  expect(status).toBe(303)
  expect((await page(move))[1]).toContain(`href="${move}/started"`)
  // A vehicle begins, a person takes over and ends it: with other grams it is refused at the field, with both figures.
  const id = move.split('/').at(-1) ?? ''
  expect((await floor.step({ move: id, step: 'started', as: 'robot' })).status).toBe(200)
  expect((await page('/work/batches/B-1'))[1]).toContain('On the way')
  expect((await submit(`${move}/taken_over`, { '/reason': '' }))[0]).toBe(422)
  const over = { '/reason': 'flat battery', '/metres': '12' }
  expect((await submit(`${move}/taken_over`, over))[0]).toBe(303)
  const [light, , said] = await submit(`${move}/ended`, { '/loads/0/grams': '29.9 kg' })
  expect(light).toBe(422)
  expect(said).toContain('left with 30000 g and arrived with 29900 g')
  expect((await submit(`${move}/ended`, { '/loads/0/grams': '30 kg' }))[0]).toBe(303)
  const ended = (await page(move))[1]
  for (const text of ['AGV 7', 'flat battery', '12 m', 'By hand']) expect(ended).toContain(text)
  // What is not open any more leads back to the move.
  expect((await administrator.request(`${move}/ended`)).status).toBe(303)
  expect((await page('/work/batches/B-1'))[1]).toContain('Colour store (STORE-1)')
  expect(fieldsIn((await page('/work/new-move?batch=B-1'))[1]).get('/from')).toBe('STORE-1')

  expect((await submit('/work/new-container-order', { '/to': '' }))[0]).toBe(422)
  const order = { '/to': 'OPENER-1', '/colour': 'blue', '/containers': '2' }
  const [ordered, address] = await submit('/work/new-container-order', order)
  expect(ordered).toBe(303)
  const shown = (await page(address))[1]
  for (const text of ['2 containers · Blue', '1 called off', '1 not there yet', 'B-1']) {
    expect(shown).toContain(text)
  }
  expect((await submit(`${address}/cancel`, {}, address))[0]).toBe(303)
  expect((await page(address))[1]).toContain('Cancelled')
  await floor.bring(['B-2'], { from: 'DOCK-1', to: 'STORE-1', metres: 40 })
  const [, figures] = await page('/work/move-figures')
  expect(figures).toContain(`${(2 * containerGrams) / 1_000} kg in 2 loads`)
  expect(figures).toContain('Taken over by people')
  const [, behind = ''] = /class="tile" href="([^"]+)"/.exec(figures) ?? []
  const listed = (await page(behind.replaceAll('&amp;', '&')))[1]
  expect(listed.match(/href="\/work\/moves\/[0-9a-f-]{36}"/g)).toHaveLength(2)
  expect((await page('/work/move-figures?from=2026-02-01&to=2026-01-01'))[0]).toBe(422)
  expect((await page('/work/moves?state=closed&facility=A'))[1]).toContain('AGV 7')
  for (const path of ['/work/moves/none', '/work/container-orders/none', '/work/places/NONE']) {
    expect([path, (await page(path))[0]]).toEqual([path, 404])
  }
})
