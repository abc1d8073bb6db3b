import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { xlsxOf } from '../../../api/outputs/xlsx.ts'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf } from '../../harness/answers.ts'
import { csvTable, gridOf, rowOf, type TypedScan } from '../../harness/battery-table.ts'
import { makeStationKey } from '../../harness/ed25519.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import { offerOf } from '../../harness/sides.ts'
import { walkExamples } from '../../harness/walk-examples.ts'

const product = 'PROD-HK-0001'
const unit = '/batches/0/massGrams'

/** What is asserted of mass after everything else was recorded, each with the refusal that it gets in whatever way it comes. */
const cases: readonly (readonly [
  row: string,
  scan: TypedScan,
  code: string,
  pointer: string,
  says: string,
])[] = [
  ['10 more recalled than left', recalled(900_000), 'mass_unbalanced', unit, 'returned_above_left'],
  ['10 one gram more', recalled(260_001), 'mass_unbalanced', unit, 'returned_above_left'],
  ['9 one gram of a product back', recalled(1), 'mass_unbalanced', unit, 'unit_returns_whole'],
  [
    '9 just more than 5 % missing',
    recalled(246_999),
    'mass_unbalanced',
    unit,
    'unit_returns_whole',
  ],
  ['10 a tenth of a module', weighed('M', 2_850), 'mass_unbalanced', unit, 'weighed_far_off'],
  ['10 kilograms typed as grams', weighed('M', 28), 'mass_unbalanced', unit, 'weighed_far_off'],
  [
    '10 nine thousand tonnes',
    weighed('M', 9_000_000_000),
    'mass_unbalanced',
    unit,
    'weighed_far_off',
  ],
  ['10 nothing', weighed('M', 0), 'mass_unbalanced', unit, 'weighed_nothing'],
  ['10 3 % without a note', weighed('M', 29_355), 'invalid', '/facts/note', 'weighed_needs_note'],
  [
    '13 half of it water',
    dried(14_250),
    'mass_unbalanced',
    '/losses/0/massGrams',
    'loss_above_bound',
  ],
  [
    '13 2 % without a record',
    dried(570),
    'mass_unbalanced',
    '/facts/lossRecord',
    'loss_needs_record',
  ],
  [
    '12 a lot made heavier',
    joined(30_000),
    'mass_unbalanced',
    '/additions/0/massGrams',
    'addition_not_here',
  ],
]

it('refuses what asserts mass out of nothing alike: alone, in a list, as a line, in a table, a sheet and signed', async () => {
  const installation = await openTestInstallation()
  await walkExamples(installation, 'battery')
  await bringModule(installation)
  const key = makeStationKey()
  const station = await addStation(installation, { role: 'operator', ...key.registration() })
  const before = await books(installation)
  for (const [row, scan, code, pointer, says] of cases) {
    const refused = { code, faults: [{ pointer, says }] }
    expect([row, await jsonOf(await send(installation, scan))]).toMatchObject([row, refused])
    const list = [own(scan), own(scan)]
    expect([row, await jsonOf(await post(installation, list))]).toMatchObject([
      row,
      [refused, refused],
    ])
    const line = await post(installation, own(scan), 'application/x-ndjson')
    expect([row, JSON.parse(await line.text())]).toMatchObject([row, refused])
    const signed = await station.scan(key.signed(own(scan)))
    expect([row, await jsonOf(signed)]).toMatchObject([row, refused])
    const table = csvTable([rowOf(scan)])
    const sheet = Uint8Array.from(await xlsxOf(gridOf([rowOf(scan)])))
    const csv = await (await upload(installation, table, 'text/csv')).text()
    expect([row, csv]).toEqual([row, expect.stringContaining(`,refused,`)])
    expect([row, csv]).toEqual([row, expect.stringContaining(`,${code},`)])
    const xlsx = await upload(installation, sheet, 'application/octet-stream')
    expect([row, xlsx.status]).toEqual([row, 200])
  }
  expect(await books(installation)).toEqual(before)
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
}, 300_000)

it('hands over no part of a module, whatever is written for its grams', async () => {
  const installation = await openTestInstallation()
  await bringModule(installation)
  await addTestOrganisation(installation, 'second')
  const before = await books(installation)
  for (const massGrams of [1, 14_250, 28_499, 28_501, 9_000_000_000_000]) {
    const offer = { ...offerOf(['M']), lines: [{ batch: 'M', massGrams }] }
    const answer = await installation.request('/api/v1/hand-overs', {
      method: 'POST',
      body: JSON.stringify(offer),
    })
    const { faults } = await jsonOf<{ faults: readonly { pointer: string }[] }>(answer)
    expect([massGrams, answer.status < 500, faults.map(({ pointer }) => pointer)]).toEqual([
      massGrams,
      true,
      expect.arrayContaining(['/lines/0/massGrams']),
    ])
    expect(answer.status).toBeGreaterThanOrEqual(409)
  }
  expect(await books(installation)).toEqual(before)
})

it('reads no mass but whole grams within bounds, wherever one may stand', async () => {
  const installation = await openTestInstallation()
  await walkExamples(installation, 'battery')
  await bringModule(installation)
  const before = await books(installation)
  const places: readonly ((grams: string) => string)[] = [
    (grams) => `"batches":[{"batch":"M","massGrams":${grams}}]`,
    (grams) => `"batches":[{"batch":"M"}],"losses":[{"reason":"dust","massGrams":${grams}}]`,
    (grams) => `"batches":[{"batch":"M"}],"additions":[{"material":"x","massGrams":${grams}}]`,
    (grams) => `"outputs":[{"batch":"N","kind":"module","massGrams":${grams},"facts":{}}]`,
    (grams) => `"batches":[{"batch":"M","massGrams":28500,"content":{"element:Ni":${grams}}}]`,
  ]
  const wrong = [
    '1e21',
    '1e400',
    '28500.5',
    '0.1',
    '-1',
    '9007199254740993',
    '"28500"',
    'true',
    'null',
  ]
  for (const place of places) {
    for (const grams of wrong) {
      const scan = `{"id":"${randomUUID()}","stream":"battery","stage":"weighed","facility":"A","facts":{"scale":"S"},${place(grams)}}`
      const answer = await installation.request('/api/v1/scans', { method: 'POST', body: scan })
      expect([place(grams), answer.status]).toEqual([place(grams), 422])
    }
  }
  // What JSON calls the same number is the same number: no gram hides in how it is written.
  for (const grams of ['-0', '0', '0.0']) {
    const scan = `{"id":"${randomUUID()}","stream":"battery","stage":"weighed","facility":"A","facts":{"scale":"S"},"batches":[{"batch":"M","massGrams":${grams}}]}`
    const answer = await installation.request('/api/v1/scans', { method: 'POST', body: scan })
    expect([grams, answer.status]).toEqual([grams, 422])
  }
  expect(await books(installation)).toEqual(before)
  expect(installation.logged).toEqual([])
}, 120_000)

it('lets nothing join clothes without an origin of its own', async () => {
  const installation = await openTestInstallation()
  const walk = installation.streams.get('textile')?.examples ?? []
  const end = walk.findIndex(({ stage }) => stage === 'sorted')
  const { afterMinutes: _, ...sorting } = walk[end] ?? { afterMinutes: 0, stage: '' }
  for (const { afterMinutes, ...scan } of walk.slice(0, end)) {
    if (['quarantined', 'rejected'].includes(scan.stage)) continue
    const eventTime = new Date(Date.parse('2026-10-01T00:00:00Z') + afterMinutes * 60_000)
    const answer = await send(installation, {
      stream: 'textile',
      eventTime: eventTime.toISOString(),
      ...scan,
    })
    expect([scan.stage, answer.status]).toEqual([scan.stage, 200])
  }
  const scan = { stream: 'textile', eventTime: '2026-10-01T06:00:00.000Z', ...sorting }
  const more = { additions: [{ material: 'cotton', massGrams: 50_000 }] }
  expect(await jsonOf(await send(installation, { ...scan, ...more }))).toMatchObject({
    code: 'mass_unbalanced',
    faults: [{ pointer: '/additions/0/massGrams', says: 'addition_without_origin' }],
  })
  expect((await send(installation, scan)).status).toBe(200)
})

function recalled(massGrams: number): TypedScan {
  return {
    stage: 'recalled',
    batches: [{ batch: product, massGrams }],
    facts: { recallReason: 'safety' },
  }
}

function weighed(batch: string, massGrams: number): TypedScan {
  return { stage: 'weighed', batches: [{ batch, massGrams }], facts: { scale: 'S1' } }
}

function dried(lost: number): TypedScan {
  return { ...formed(28_500 - lost), losses: [{ reason: 'moisture', massGrams: lost }] }
}

function joined(massGrams: number): TypedScan {
  return { ...formed(28_500 + massGrams), additions: [{ material: 'sand', massGrams }] }
}

function formed(massGrams: number): TypedScan {
  const output = {
    batch: 'LOT-2',
    kind: 'recycling_lot',
    massGrams,
    facts: { contentBasis: 'derived' },
  }
  return {
    stage: 'lot_formed',
    batches: [{ batch: 'M' }],
    outputs: [output],
    facts: { recyclingRoute: 'mechanical_hydro' },
  }
}

/** A module of 28,500 g at the recycler, with nothing known of what is inside. */
async function bringModule(installation: TestInstallation): Promise<void> {
  const walk = installation.streams.get('battery')?.examples ?? []
  const factsOf = (stage: string) => walk.find((one) => one.stage === stage)?.facts ?? {}
  const facts = { chemistry: 'NMC' }
  const outputs = [{ batch: 'M', kind: 'module', massGrams: 28_500, facts }]
  const batches = [{ batch: 'M', massGrams: 28_500 }]
  for (const scan of [
    { stage: 'adopted', outputs, facts: { provenStage: 'declared_waste', recordsOrigin: 'x' } },
    {
      stage: 'consigned',
      batches: [{ batch: 'M' }],
      // Nobody has looked at it here, so it travels as damaged.
      facts: { ...factsOf('consigned'), packingInstruction: 'P908' },
    },
    { stage: 'received', batches, facts: factsOf('received') },
  ]) {
    const answer = await send(installation, scan)
    expect({ status: answer.status, said: await answer.text() }).toMatchObject({ status: 200 })
  }
}

function own(scan: TypedScan): TypedScan & { readonly id: string } {
  return { id: randomUUID(), stream: 'battery', facility: 'A', ...scan }
}

function send(installation: TestInstallation, scan: TypedScan) {
  return post(installation, own(scan))
}

function post({ request }: TestInstallation, body: object, type = 'application/json') {
  const headers = { 'content-type': type }
  return request('/api/v1/scans', { method: 'POST', body: JSON.stringify(body), headers })
}

function upload(
  { request }: TestInstallation,
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
) {
  return request('/api/v1/imports', { method: 'POST', body, headers: { 'content-type': type } })
}

/** Grams of everything, and how many events there are. */
async function books({ store }: TestInstallation) {
  const { rows } = await sql`
    select (select count(*) from event) as events, (select sum(amount) from stock) as stock`.execute(
    store.system,
  )
  return rows[0]
}
