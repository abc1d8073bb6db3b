import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf } from '../../harness/answers.ts'
import { containerGrams, openFloor } from '../../harness/floor-at-work.ts'
import { addTestOrganisation, openTestInstallation } from '../../harness/installation.ts'

interface Order {
  readonly id: string
  readonly arrived: number
  readonly underWay: number
  readonly waiting: number
  readonly moves: readonly { id: string; loads: readonly string[] }[]
}

it('serves an order for containers of a colour, what has stood longest first, and the rest when it comes', async () => {
  const installation = await openTestInstallation()
  const floor = await openFloor(installation)
  const blue = ['B-3', 'B-1', 'B-2', 'B-4']
  await floor.store({ blue, black: ['K-1'] })
  const post = async (path: string, body: object) => {
    const sent = { method: 'POST', body: JSON.stringify(body) }
    const answer = await installation.request(`/api/v1${path}`, sent)
    return { status: answer.status, body: await jsonOf<Record<string, unknown>>(answer) }
  }
  const order = async (id: string) =>
    jsonOf<Order>(await installation.request(`/api/v1/container-orders/${id}`))
  for (const load of ['K-1', ...blue.slice(0, 3)]) {
    await floor.bring([load], { from: 'DOCK-1', to: 'STORE-1' })
  }
  // B-3 has stood longest, and is recalled: it is passed over.
  const recall = { id: randomUUID(), batch: 'B-3', reason: 'Needles', severity: 'low' }
  expect((await post('/recalls', recall)).status).toBe(201)
  const asked = { id: randomUUID(), to: 'OPENER-1', colour: 'blue', containers: 3 }
  const kept = await post('/container-orders', asked)
  expect([kept.status, kept.body]).toMatchObject([201, { underWay: 2, waiting: 1 }])
  expect(await post('/container-orders', asked)).toMatchObject({ status: 201, body: kept.body })
  expect(await post('/container-orders', { ...asked, containers: 4 })).toMatchObject({
    status: 409,
    body: { code: 'id_reused' },
  })
  expect((await order(asked.id)).moves.flatMap(({ loads }) => loads).toSorted()).toEqual([
    'B-1',
    'B-2',
  ])
  const late = await floor.bring(['B-4'], { from: 'DOCK-1', to: 'STORE-1' })
  const served = await order(asked.id)
  expect(served).toMatchObject({ underWay: 3, waiting: 0 })
  for (const { id: move, loads } of served.moves) {
    const [batch = ''] = loads
    const arrived = [{ batch, grams: containerGrams }]
    const both = await floor.step(
      { move, step: 'started', as: 'robot' },
      { move, step: 'ended', loads: arrived, metres: 30, stops: 1 },
    )
    expect([both.status, await jsonOf(both)]).toEqual([200, { accepted: 2, duplicates: 0 }])
  }
  expect(await order(asked.id)).toMatchObject({ arrived: 3, underWay: 0, waiting: 0 })
  const opener = await jsonOf<{ batches: { batch: string }[] }>(
    await installation.request('/api/v1/places/OPENER-1'),
  )
  expect(opener).toMatchObject({ standing: 3, heldGrams: 3 * containerGrams })

  // What is recorded at another facility stands at no place here, also when it has come back.
  for (const [facility, standing] of [
    ['B', 2],
    ['A', 2],
  ] as const) {
    const weighed = { stream: 'textile', stage: 'weighed', facts: { scale: 'S-1' } }
    const batches = [{ batch: 'B-1', massGrams: containerGrams }]
    const scan = { id: randomUUID(), ...weighed, facility, batches }
    expect(await post('/scans', scan)).toMatchObject({ body: { status: 'accepted' } })
    const place = await installation.request('/api/v1/places/OPENER-1')
    expect(await jsonOf(place)).toMatchObject({ standing })
  }
  expect((await floor.ask({ from: 'DOCK-1', to: 'STORE-1', loads: ['B-1'] })).status).toBe(200)

  // An order that is cancelled calls off nothing that comes later.
  const other = { id: randomUUID(), to: 'DOCK-1', colour: 'black', containers: 2 }
  expect((await post('/container-orders', other)).body).toMatchObject({ underWay: 1, waiting: 1 })
  const path = `/api/v1/container-orders/${other.id}`
  const far = await addStation(installation, { name: 'Far', facility: 'B', role: 'station' })
  expect((await far.request(path, { method: 'DELETE' })).status).toBe(404)
  const ended = await installation.request(path, { method: 'DELETE' })
  expect(await jsonOf(ended)).toMatchObject({ underWay: 1, waiting: 0 })
  expect((await post('/container-orders', { ...other, id: randomUUID(), to: 'X' })).status).toBe(
    422,
  )
  const nothing = { id: randomUUID(), to: 'DOCK-1', containers: 201 }
  expect((await post('/container-orders', nothing)).body.faults).toMatchObject([
    { pointer: '/containers' },
    { pointer: '/colour' },
  ])

  // Where batches are is what steps of moves say; whoever writes something else there is found out.
  const { store, streams } = installation
  const check = async () => (await checkHistory(store.system, streams, () => {})).findings
  expect(await check()).toMatchObject({ differences: 0 })
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query(`update batch_position set since = since - interval '1 day' where batch_key = (
    select batch_key from batch where code = 'B-2')`)
  await owner.query(`update move set closed_time = null where id = '${late}'`)
  expect((await check()).named).toMatchObject([
    { table: 'batch_position', key: 'B-2', column: 'position' },
    { table: 'move', key: late, column: 'closed_time', found: 'nothing' },
  ])

  // Nobody else sees any of it, whatever is asked.
  const { actor, key } = await addTestOrganisation(installation, 'second')
  const stranger = (address: string, init: RequestInit = {}) =>
    installation.request(`/api/v1${address}`, {
      ...init,
      headers: { authorization: `Bearer ${key}` },
    })
  for (const address of [`/moves/${late}`, '/places/STORE-1', `/container-orders/${asked.id}`]) {
    expect([address, (await stranger(address)).status]).toEqual([address, 404])
  }
  expect(await jsonOf(await stranger('/moves'))).toEqual({ moves: [], next: null })
  expect(await jsonOf(await stranger('/places'))).toEqual({ places: [] })
  const step = { id: randomUUID(), move: late, step: 'cancelled', reason: 'mine now' }
  const meddled = await stranger('/move-steps', {
    method: 'POST',
    body: JSON.stringify({ steps: [step] }),
  })
  expect([meddled.status, await jsonOf(meddled)]).toMatchObject([
    422,
    { faults: [{ pointer: '/steps/0/move', says: 'move_not_there' }] },
  ])
  for (const table of moveTables) {
    const all = sql`select from ${sql.table(table)}`
    const own = await all.execute(installation.store.own(installation.actor.organisationKey))
    const others = await all.execute(installation.store.own(actor.organisationKey))
    expect([table, own.rows.length > 0, others.rows.length]).toEqual([table, true, 0])
  }
})

it('takes lists whole or not at all, once however often they come, and each place as it is told', async () => {
  const installation = await openTestInstallation()
  const floor = await openFloor(installation)
  await floor.store({ blue: ['B-1', 'B-2'] })
  const { vehicle } = floor
  const send = async (path: string, body: object) => {
    const answer = await vehicle.request(`/api/v1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return [answer.status, await jsonOf<Record<string, unknown>>(answer)] as const
  }
  const way = { from: 'DOCK-1', to: 'STORE-1' }
  const one = { id: randomUUID(), ...way, loads: ['B-1'], manner: 'follow_me' }
  const two = { id: randomUUID(), ...way, loads: ['B-1'] }
  const [status, { faults }] = await send('/moves', { moves: [one, two] })
  expect([status, faults]).toMatchObject([
    422,
    [{ pointer: '/moves/1/loads/0', says: 'move_load_taken' }],
  ])
  expect(await send('/moves', { moves: [one] })).toEqual([200, { accepted: 1, duplicates: 0 }])
  expect(await send('/moves', { moves: [one] })).toEqual([200, { accepted: 0, duplicates: 1 }])
  expect(await send('/moves', { moves: [{ ...one, loads: ['B-2'] }] })).toMatchObject([
    409,
    { code: 'id_reused', faults: [{ pointer: '/moves/0/id' }] },
  ])
  const started = { id: randomUUID(), move: one.id, step: 'started' }
  expect(await send('/move-steps', { steps: [started] })).toMatchObject([
    422,
    { faults: [{ pointer: '/steps/0/as', says: 'move_kind_of_machine' }] },
  ])
  const steps = [{ ...started, as: 'vehicle' }]
  expect(await send('/move-steps', { steps })).toEqual([200, { accepted: 1, duplicates: 0 }])
  expect(await send('/move-steps', { steps })).toEqual([200, { accepted: 0, duplicates: 1 }])
  const light = {
    id: randomUUID(),
    move: one.id,
    step: 'ended',
    loads: [{ batch: 'B-1', grams: 29_990 }],
  }
  const [refused, { faults: differ }] = await send('/move-steps', { steps: [light] })
  expect([refused, differ]).toMatchObject([
    422,
    [{ values: { startGrams: containerGrams, endGrams: 29_990 } }],
  ])
  const open = await jsonOf<{ moves: object[] }>(
    await vehicle.request('/api/v1/moves?state=open&place=STORE-1&batch=B-1&limit=1000'),
  )
  expect(open.moves).toMatchObject([{ id: one.id, state: 'started', manner: 'follow_me' }])

  // A station of another facility neither sees it nor asks for anything there.
  const far = await addStation(installation, { name: 'Far', facility: 'B', role: 'station' })
  expect((await far.request(`/api/v1/moves/${one.id}`)).status).toBe(404)
  expect(await jsonOf(await far.request('/api/v1/places'))).toEqual({ places: [] })
  const strayed = await floor.ask({ ...way, loads: [] }, far)
  expect(await jsonOf(strayed)).toMatchObject({
    faults: [{ says: 'place_out_of_bounds' }, { says: 'place_out_of_bounds' }],
  })

  const change = async (code: string, body: object, method = 'PATCH') => {
    const path = method === 'POST' ? '/api/v1/places' : `/api/v1/places/${code}`
    const answer = await installation.request(path, { method, body: JSON.stringify(body) })
    return [answer.status, await jsonOf<Record<string, unknown>>(answer)] as const
  }
  expect(await change('STORE-1', { closed: true })).toMatchObject([
    422,
    { faults: [{ pointer: '/closed', says: 'place_in_use', values: { count: 1 } }] },
  ])
  const said = { capacityContainers: null, servedBy: 'machines', names: { 'zh-Hant': '分色倉' } }
  const [changed, place] = await change('STORE-1', said)
  expect([changed, place]).toMatchObject([
    200,
    { servedBy: 'machines', names: said.names, coming: 1 },
  ])
  expect(place).not.toHaveProperty('capacityContainers')
  expect(await change('HOLD-1', { closed: true })).toMatchObject([200, { closed: true }])
  const again = { code: 'DOCK-1', facility: 'Z', kind: 'dock', name: 'Dock' }
  expect(await change('', again, 'POST')).toMatchObject([
    422,
    { faults: [{ says: 'place_code_taken' }, { says: 'facility_not_there' }] },
  ])
  const asked = await floor.ask({ from: 'DOCK-1', to: 'HOLD-1', loads: ['B-2'] })
  expect(await jsonOf(asked)).toMatchObject({ faults: [{ says: 'place_closed' }] })
})

const moveTables = [
  'facility_place',
  'container_order',
  'move',
  'move_load',
  'move_step',
  'move_step_load',
  'batch_position',
]
