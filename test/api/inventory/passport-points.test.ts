import { describe, expect, it } from 'vitest'
import { recordCity } from '../../../api/commands/city/record-city.ts'
import { makeAccessKey } from '../../../api/people/access/access-keys.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { walkExamples } from '../../harness/walk-examples.ts'

interface Point {
  readonly number: number
  readonly name: Readonly<Record<string, string>>
  readonly obligation: string
  readonly audience: string
  readonly state: string
  readonly values: readonly { name: string; value: unknown; level: string | null }[]
}

interface Points {
  readonly category: string
  readonly readiness: Readonly<Record<string, number>>
  readonly points: readonly Point[]
}

type Ask = (path: string, init?: RequestInit) => Promise<Response>

const pathOf = (code: string, query = '') =>
  `/api/v1/batches/${encodeURIComponent(code)}/passport-points${query}`
const pointsOf = async (ask: Ask, code: string, query = '') =>
  jsonOf<Points>(await ask(pathOf(code, query)))
const numbers = ({ points }: Points, state: string, obligation = 'mandatory') =>
  points
    .filter((point) => point.state === state && point.obligation === obligation)
    .map(({ number }) => number)

const product = 'PROD-HK-0001'

async function openWalked(stream = 'battery') {
  const installation = await openTestInstallation()
  const paths = await walkExamples(installation, stream)
  return { ...installation, codes: [...paths.keys()] }
}

async function say(ask: Ask, facts: object, model = 'Constructed storage 40 kWh') {
  const body = JSON.stringify({ model, facts })
  const answer = await ask('/api/v1/models/battery', { method: 'PUT', body })
  expect(answer.status).toBe(201)
}

describe('a battery held against the points of its passport', () => {
  it('has ten, derives seven and lacks nineteen of what is mandatory by its events alone', async () => {
    const { request } = await openWalked()
    const score = await pointsOf(request, product)
    expect([score.category, score.readiness]).toEqual([
      'industrial',
      { asked: 36, have: 10, derived: 7, lacking: 19 },
    ])
    expect(numbers(score, 'have')).toEqual([1, 2, 6, 7, 10, 11, 12, 27, 50, 67])
    expect(numbers(score, 'derived')).toEqual([3, 8, 9, 15, 26, 28, 38])
    expect(score.points.map(({ number }) => number)).toEqual(score.points.map((_, at) => at + 1))
  })

  it('takes what its model says, and lets what is recorded of the battery stand over it', async () => {
    const { request } = await openWalked()
    const said = {
      ratedCapacityAmpereHours: '170',
      minimumVoltageVolts: '180',
      recycledLeadPercent: '0',
      batteryCategory: 'EV',
      hazardousSubstances: [],
    }
    await say(request, said)
    const score = await pointsOf(request, product)
    expect(score.category).toBe('industrial')
    const valuesOf = (number: number) => score.points[number - 1]?.values
    expect(valuesOf(11)).toEqual([
      { name: 'ratedCapacityAmpereHours', value: '175', level: 'item' },
    ])
    expect(valuesOf(26)).toEqual([{ name: 'minimumVoltageVolts', value: '180', level: 'model' }])
    expect(valuesOf(13)).toEqual([{ name: 'hazardousSubstances', value: [], level: 'model' }])
    expect(score.readiness).toEqual({ asked: 36, have: 13, derived: 6, lacking: 17 })
    await say(request, {})
    expect((await pointsOf(request, product)).readiness).toMatchObject({ have: 10 })
  })

  it('shows what was worked out from tests to no more readers than the tests', async () => {
    const { request } = await openWalked()
    const { points } = await pointsOf(request, product)
    const audienceOf = (number: number) => points[number - 1]?.audience
    expect([26, 28, 38].map(audienceOf)).toEqual(Array(3).fill('legitimate_interest'))
    expect([3, 8, 9, 27].map(audienceOf)).toEqual(Array(4).fill('public'))
  })

  it('says by a category that is asked for, and refuses one without a passport or without any', async () => {
    const { request } = await openWalked()
    const asEv = await pointsOf(request, product, '?category=EV')
    expect(asEv.readiness).toMatchObject({ asked: 51 })
    const portable = await request(pathOf(product, '?category=portable'))
    expect([portable.status, await portable.json()]).toMatchObject([
      422,
      { faults: [{ pointer: '/query/category', says: 'passport_category_unknown' }] },
    ])
    const unsaid = await request(pathOf('PACK-HK-0001'))
    expect([unsaid.status, await unsaid.json()]).toMatchObject([
      422,
      { faults: [{ says: 'passport_category_missing' }] },
    ])
    expect((await request(pathOf('NOWHERE'))).status).toBe(404)
  })
})

it('holds yarn and garments against what the textile vocabulary lists', async () => {
  const { request, codes } = await openWalked('textile')
  const kinds = await Promise.all(
    codes.map(async (code) => {
      const { kind } = await jsonOf<{ kind: string }>(await request(`/api/v1/batches/${code}`))
      return { code, kind }
    }),
  )
  const yarn = kinds.find(({ kind }) => kind === 'yarn_lot')?.code ?? ''
  const score = await pointsOf(request, yarn)
  expect(score.readiness).toEqual({ asked: 35, have: 3, derived: 5, lacking: 27 })
  expect(numbers(score, 'have', 'proposed')).toEqual([8, 13, 27])
  expect(numbers(score, 'derived', 'proposed')).toEqual([1, 12, 29, 31, 33])
  const body = JSON.stringify({
    model: 'Constructed yarn 70/30',
    facts: { pfasFree: true, takeBackAvailable: false, textileCategory: 'yarn' },
  })
  await request('/api/v1/models/textile', { method: 'PUT', body })
  const said = await pointsOf(request, yarn)
  expect(said.readiness).toEqual({ asked: 35, have: 6, derived: 4, lacking: 25 })
})

it('fills the passports of the demonstration city by what its models say, and says what they lack', async () => {
  const installation = await openTestInstallation()
  const { store, streams, app } = installation
  const battery = streams.get('battery')
  if (battery === undefined) throw new Error('no batteries')
  const now = new Date('2026-11-22T00:00:00Z')
  const { actors } = await recordCity(
    { ...installation, streams: new Map([['battery', battery]]) },
    now,
  )
  const key = await makeAccessKey(store.system, actors[0]?.organisationKey ?? 0, { name: 'k', now })
  const ask: Ask = async (path, init) =>
    app.request(path, { ...init, headers: { authorization: `Bearer ${key}` } })
  const { batches } = await jsonOf<{ batches: { code: string }[] }>(
    await ask('/api/v1/batches?kind=product'),
  )
  const code = batches[0]?.code ?? ''
  const scores = await Promise.all(
    ['industrial', 'EV', 'LMT'].map((category) => pointsOf(ask, code, `?category=${category}`)),
  )
  for (const { category, readiness, points } of scores) {
    const lacking = points.filter(
      ({ state, obligation }) => state === 'lacking' && obligation === 'mandatory',
    )
    console.info(
      category,
      readiness,
      'lacking:',
      lacking.map(({ number, name }) => `${number} ${name.en}`),
    )
  }
  expect(scores.map(({ category, readiness }) => [category, readiness])).toEqual([
    ['industrial', { asked: 36, have: 32, derived: 3, lacking: 1 }],
    ['EV', { asked: 51, have: 41, derived: 4, lacking: 6 }],
    ['LMT', { asked: 54, have: 43, derived: 5, lacking: 6 }],
  ])
  // By its own word, too.
  const own = await pointsOf(ask, code)
  expect([own.category, numbers(own, 'lacking')]).toEqual(['industrial', [24]])
}, 300_000)
