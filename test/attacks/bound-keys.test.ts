import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { routeRights } from '../../api/http/route-rights.ts'
import { addStation } from '../harness/add-station.ts'
import { jsonOf } from '../harness/answers.ts'
import { clay, clayFolder, dig } from '../harness/clay.ts'
import { openFloor } from '../harness/floor-at-work.ts'
import { openTestInstallation } from '../harness/installation.ts'

/** What recording at one place needs. */
const atPlace = ['read_own', 'record']

describe('a key that is bound to a place', () => {
  it.each([
    ['supervisor', { facility: 'A' }],
    ['administrator', { facility: 'A' }],
    ['administrator', { stages: ['clay.dug'] }],
  ])('binds the organisation to nothing and makes no other key, as %s %j', async (role, bounds) => {
    const installation = await openTestInstallation({ streamsFolder: clayFolder })
    const station = await addStation(installation, { role, ...bounds })
    const beyond = Object.entries(routeRights).filter(([, right]) => !atPlace.includes(right))
    for (const [route] of beyond) {
      const [method = '', name = ''] = route.split(' ')
      const path = `/api/v1${name.replaceAll(/:\w+/g, 'X')}`
      const asked = method === 'GET' ? {} : { method, body: '{}' }
      expect([route, (await station.request(path, asked)).status]).toEqual([route, 403])
    }
    expect(beyond.length).toBeGreaterThan(70)
    expect((await station.scan(dig('L', 1_000))).status).toBe(200)
  })

  it('ends no order for containers of another place, and finds none', async () => {
    const installation = await openTestInstallation()
    await openFloor(installation)
    const order = { id: randomUUID(), to: 'OPENER-1', colour: 'blue', containers: 2 }
    const path = '/api/v1/container-orders'
    await installation.request(path, { method: 'POST', body: JSON.stringify(order) })
    const bound = async (facility: string) => {
      const station = await addStation(installation, { name: facility, facility, role: 'station' })
      return station.request(`${path}/${order.id}`, { method: 'DELETE' })
    }
    const far = await bound('B')
    expect([far.status, await jsonOf(far)]).toMatchObject([404, { code: 'not_found' }])
    const kept = await jsonOf(await installation.request(`${path}/${order.id}`))
    expect(kept).toMatchObject({ cancelledTime: null, waiting: 2 })
    expect((await bound('A')).status).toBe(200)
  })

  it('answers for no person either, as one without bounds does', async () => {
    const installation = await openTestInstallation()
    const scan = { ...clay('isolated'), stream: 'battery', batches: [{ batch: 'NONE' }] }
    const free = await addStation(installation, { role: 'administrator' })
    const bound = await addStation(installation, { role: 'administrator', facility: 'A' })
    expect(await (await free.scan(scan)).json()).not.toMatchObject({ code: 'not_competent' })
    expect(await (await bound.scan(scan)).json()).toMatchObject({ code: 'not_competent' })
  })
})
