import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { walkExamples } from '../../harness/walk-examples.ts'

const product = 'PROD-HK-0001'
const stage = 'passport_data_recorded'

const health = {
  remainingCapacityAmpereHours: '168.2',
  remainingPowerWatts: '18500',
  ohmicResistanceMilliohm: '92.4',
  serviceDataMethod: 'management_system',
  serviceDataDate: '2026-11-10',
  chargingCycles: 211,
  negativeEvents: [{ day: '2026-11-08', happening: 'overheating', remark: 'Fan stopped' }],
  operatingTemperatures: [
    { from: '2026-11-07', until: '2026-11-10', leastCelsius: '14', mostCelsius: '38.5' },
  ],
  minimumVoltageVolts: '174',
}

interface Score {
  readonly readiness: Record<string, number>
  readonly points: readonly {
    readonly number: number
    readonly state: string
    readonly audience: string
    readonly values: readonly { name: string; value: unknown; level: string | null }[]
  }[]
}

async function openInUse() {
  const installation = await openTestInstallation()
  const { request } = installation
  const paths = await walkExamples(installation, 'battery')
  const record = async (facts: object, batch = product) => {
    const eventTime = '2026-11-12T04:00:00.000Z'
    const scan = { id: randomUUID(), stream: 'battery', stage, eventTime, facility: 'A' }
    const body = JSON.stringify({ ...scan, batches: [{ batch }], facts })
    return request('/api/v1/scans', { method: 'POST', body })
  }
  const score = async () =>
    jsonOf<Score>(await request(`/api/v1/batches/${product}/passport-points`))
  return { ...installation, paths, record, score }
}

it('records what a battery in use tells of itself, which stands over its model and moves nothing', async () => {
  const { request, record, score } = await openInUse()
  const body = JSON.stringify({
    model: 'Constructed storage 40 kWh',
    facts: {
      minimumVoltageVolts: '172.8',
      originalPowerWatts: '20000',
      packResistanceMilliohm: '84',
    },
  })
  await request('/api/v1/models/battery', { method: 'PUT', body })
  const before = await jsonOf<Record<string, unknown>>(await request(`/api/v1/batches/${product}`))
  expect((await record(health)).status).toBe(200)
  const after = await jsonOf<Record<string, unknown>>(await request(`/api/v1/batches/${product}`))
  expect([after.state, after.massGrams]).toEqual([before.state, before.massGrams])
  const { points } = await score()
  const valuesOf = (number: number) => points[number - 1]?.values
  expect(valuesOf(26)).toEqual([{ name: 'minimumVoltageVolts', value: '174', level: 'item' }])
  expect(valuesOf(29)).toMatchObject([{ value: '20000', level: 'model' }])
  expect(valuesOf(62)?.map(({ name }) => name)).toEqual([
    'remainingCapacityAmpereHours',
    'serviceDataMethod',
    'serviceDataDate',
  ])
  expect(valuesOf(52)).toEqual([{ name: 'derived', value: '3.89', level: null }])
  expect(valuesOf(54)).toEqual([{ name: 'derived', value: '7.50', level: null }])
  expect(valuesOf(56)).toEqual([{ name: 'derived', value: '10.00', level: null }])
  expect(
    points.filter(({ number }) => number > 61).map(({ number, state }) => [number, state]),
  ).toEqual([
    [62, 'have'],
    [63, 'have'],
    [64, 'have'],
    [65, 'lacking'],
    [66, 'have'],
    [67, 'have'],
    [68, 'have'],
    [69, 'have'],
    [70, 'have'],
    [71, 'lacking'],
  ])
  expect(points[61]?.audience).toBe('legitimate_interest')
})

it('shows to anyone what is public of it, in words, and nothing of its health', async () => {
  const { request, record, paths } = await openInUse()
  const said = {
    ...health,
    criticalRawMaterials: [{ substance: 'Nickel', casNumber: '7440-02-0' }],
  }
  expect((await record(said)).status).toBe(200)
  const answer = await request(paths.get(product) ?? '', { headers: { accept: 'text/html' } })
  const page = await answer.text()
  expect(page).toContain('7440-02-0')
  expect(page).not.toContain('168.2')
  expect(page).not.toContain('Fan stopped')
})

it('names every fault, also of a part, and takes nothing of it', async () => {
  const { record, score } = await openInUse()
  const wrong = await record({
    remainingCapacityAmpereHours: '-1',
    serviceDataMethod: 'guess',
    negativeEvents: [{ day: '2026-11-31', happening: 'overheating' }, { happening: 'sold' }],
  })
  expect([wrong.status, [...(await pointersIn(wrong))].sort()]).toEqual([
    422,
    [
      '/facts/negativeEvents/0/day',
      '/facts/negativeEvents/1/day',
      '/facts/negativeEvents/1/happening',
      '/facts/remainingCapacityAmpereHours',
      '/facts/serviceDataMethod',
    ],
  ])
  const ahead = await record({
    serviceDataDate: '2026-12-24',
    negativeEvents: [{ day: '2026-12-24', happening: 'accident' }],
    operatingTemperatures: [
      { from: '2026-11-10', until: '2026-11-01', leastCelsius: '1', mostCelsius: '2' },
    ],
  })
  expect([...(await pointersIn(ahead))].sort()).toEqual([
    '/facts/negativeEvents/0/day',
    '/facts/operatingTemperatures/0/until',
    '/facts/serviceDataDate',
  ])
  expect((await score()).readiness).toMatchObject({ have: 10 })
})
