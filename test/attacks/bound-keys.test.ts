import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { routeRights } from '../../api/http/route-rights.ts'
import { addStation } from '../harness/add-station.ts'
import { jsonOf } from '../harness/answers.ts'
import { clay, clayFolder, dig } from '../harness/clay.ts'
import { openFloor } from '../harness/floor-at-work.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { callOf, openOpticalLine } from '../harness/optical-line.ts'

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

  it('moves nothing of streams that it does not record, and ends no move of it', async () => {
    const installation = await openTestInstallation()
    const { store, ask, step } = await openFloor(installation)
    await store({ blue: ['B-1'] })
    const way = { from: 'DOCK-1', to: 'STORE-1' }
    const stages = ['battery.weighed']
    const bound = await addStation(installation, { name: 'Scales', stages, role: 'station' })
    expect(await jsonOf(await ask({ ...way, loads: ['B-1'] }, bound))).toMatchObject({
      faults: [{ pointer: '/moves/0/loads/0', says: 'move_load_unknown' }],
    })
    const id = randomUUID()
    expect((await ask({ ...way, id, loads: ['B-1'] })).status).toBe(200)
    const cancelled = { id: randomUUID(), move: id, step: 'cancelled', as: 'robot', reason: 'Lost' }
    const body = JSON.stringify({ steps: [cancelled] })
    const ended = await bound.request('/api/v1/move-steps', { method: 'POST', body })
    expect(await jsonOf(ended)).toMatchObject({
      faults: [{ pointer: '/steps/0/move', says: 'move_not_there' }],
    })
    // Its id stands for a move all the same.
    expect((await ask({ ...way, id, loads: [] }, bound)).status).toBe(409)
    expect((await step(cancelled)).status).toBe(200)
  })

  it('tells what a model calls pieces only where checks are among its stages', async () => {
    const installation = await openTestInstallation()
    const { register, send } = await openOpticalLine(installation)
    await register('1')
    const sendBy = async (stage: string) => {
      const bound = { name: stage, stages: [stage], role: 'station' }
      return send([callOf(`P-${stage}`)], await addStation(installation, bound))
    }
    expect(await jsonOf(await sendBy('battery.weighed'))).toMatchObject({
      status: 422,
      faults: [{ pointer: '/calls/0/model', says: 'station_records_others' }],
    })
    expect((await sendBy('battery.optically_checked')).status).toBe(200)
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
