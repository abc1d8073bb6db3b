import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Facts } from '../../../../domain/field.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { battery, packOutput } from '../../../harness/held-pack.ts'
import { offerOf, openTwo, type Side } from '../../../harness/sides.ts'

type Two = Awaited<ReturnType<typeof openTwo>>
type Cells = Readonly<Record<string, string | number | null>>

interface Answer {
  readonly rows: readonly { readonly row: string; readonly values: Cells }[]
  readonly checks: readonly { readonly says: string; readonly holds: boolean }[]
  readonly lines: readonly { readonly event?: string; readonly handOver?: string; grams?: number }[]
}

const packGrams = 396_000
const began = Date.parse('2026-10-01T00:00:00Z')
const dossier = '/reports/measures/dossier?from=2026-09-01&to=2030-01-01'

it('tells what became of 100 packs: 60 serve again with 3,175.2 kWh, 40 left on one permit, which bears not a gram more', async () => {
  const two = await openTwo()
  const { sender } = two
  const codes = Array.from({ length: 100 }, (_, at) => `PACK-${String(at + 1).padStart(3, '0')}`)
  const [reused, abroad] = [codes.slice(0, 60), codes.slice(60)]
  await sendAll(
    sender,
    reused.flatMap((code) => lifeOf(two, code)),
  )
  const heavy = { code: 'PACK-HEAVY', massGrams: packGrams + 1 }
  const waiting = [...abroad.map((code) => ({ code, massGrams: packGrams })), heavy]
  const scans = waiting.flatMap(({ code, massGrams }) => arrival(two, { code, massGrams }))
  await sendAll(sender, scans)

  const permit = {
    number: 'EXP-40',
    issuer: 'EPD',
    destination: 'KR',
    validFrom: '2026-01-01',
    validUntil: '2099-12-31',
    totalGrams: 40 * packGrams,
  }
  expect(await sender.status('/permits', permit)).toBe(201)
  const offered = (batches: readonly string[]) => {
    const offer = offerOf(batches)
    return { ...offer, papers: { ...offer.papers, exportPermit: permit.number } }
  }
  const leave = { step: 'dispatch', carrier: { name: 'Carrier' } }
  const tooMuch = await sender.post('/hand-overs', offered([...abroad.slice(1), heavy.code]), 201)
  const refused = await sender.send(`/hand-overs/${tooMuch.id}/steps`, leave)
  expect([refused.status, await jsonOf(refused)]).toMatchObject([
    409,
    { faults: [{ pointer: '/papers', message: expect.stringContaining('15840001') }] },
  ])
  await sender.post(`/hand-overs/${tooMuch.id}/steps`, { step: 'cancel', reason: 'too heavy' }, 201)
  await takeBack(sender, scans.slice(-2))
  const { id } = await sender.post('/hand-overs', offered(abroad), 201)
  await sender.post(`/hand-overs/${id}/steps`, leave, 201)

  const { rows, checks } = (await sender.get(dossier)) as Answer
  expect(checks.map(({ holds }) => holds)).toEqual([true, true, true])
  const told = rows
    .filter(({ values }) => Number(values.kilograms) !== 0)
    .map(({ row, values }) => [row.replace(/\/\d+$/, ''), ...Object.values(values).slice(2)])
  expect(told).toEqual([
    ['came_in', 100, '100.00', '39600.000', '100.00', '3175.200', '100.00', 40, null, null],
    ['reused', 60, '60.00', '23760.000', '60.00', '3175.200', '100.00', 0, null, null],
    ['exported', 40, '40.00', '15840.000', '40.00', '0.000', '0.00', 40, null, null],
    ['second_life', 60, '60.00', '23760.000', '60.00', '3175.200', '100.00', 0, null, null],
    ['permit', null, null, '15840.000', null, null, null, null, '15840.000', '0.000'],
  ])

  const drawn = rows.at(-1)?.row ?? ''
  const behind = async (row: string) => {
    const { lines } = (await sender.get(`${dossier}&row=${encodeURIComponent(row)}`)) as Answer
    return lines
  }
  expect(await behind(drawn)).toMatchObject([{ handOver: id, grams: 15_840_000 }])
  const serving = await behind('second_life')
  expect([serving.length, serving.every(({ event }) => event !== undefined)]).toEqual([60, true])
  expect((await behind('came_in')).length).toBe(100)
})

/** A pack that comes in as waste, has 70 % of 75.6 kWh left, and is prepared for the same use again. */
function lifeOf(two: Two, code: string): readonly Scan[] {
  const product = `${code}-AGAIN`
  const at = { batches: [{ batch: code }] }
  const made = { batches: [{ batch: product }] }
  const scan = scanner(two)
  return [
    ...arrival(two, { code, massGrams: packGrams }),
    scan('declared_waste', 60, at),
    scan('prepared_for_repurposing', 70, { ...at, facts: { preparationOperator: 'workshop' } }),
    scan('triaged', 80, at),
    scan('isolated', 120, at),
    scan('tested', 240, {
      ...at,
      facts: {
        testId: `T-${code}`,
        capacityAmpereHours: '151.2',
        energyWattHours: '52920',
        upperCutOffVolts: '400',
        lowerCutOffVolts: '260',
        asReceivedVoltage: '341',
        restVoltageVolts: '342',
      },
    }),
    scan('graded', 300, at),
    scan('matched', 360, { ...at, facts: { targetProduct: product } }),
    scan('assembled', 420, {
      ...at,
      facts: { unitsInSeries: 1, unitsInParallel: 1 },
      outputs: [
        {
          batch: product,
          kind: 'product',
          massGrams: packGrams,
          facts: {
            serial: `S-${product}`,
            model: 'Constructed pack',
            ratedCapacityAmpereHours: '151.2',
            nominalVoltageVolts: '350',
            ratedEnergyKilowattHours: '52.9',
          },
        },
      ],
    }),
    scan('final_tested', 480, {
      ...made,
      facts: {
        productEnergyKilowattHours: '52.92',
        productCapacityAmpereHours: '151.2',
        workingVoltageVolts: '350',
      },
    }),
    scan('passport_issued', 540, {
      ...made,
      facts: {
        passportId: `https://passport.example/constructed/again-${code}`,
        predecessors: [`https://passport.example/constructed/original-${code}`],
        passportOperation: 'preparation_for_re_use',
        batteryCategory: 'EV',
      },
    }),
    scan('listed', 600, made),
    scan('sold', 660, made),
  ]
}

function arrival(
  two: Two,
  { code, massGrams }: { readonly code: string; readonly massGrams: number },
): readonly Scan[] {
  const scan = scanner(two)
  const output = Object.assign(packOutput(code), { massGrams })
  return [
    scan('taken_in', 0, { outputs: [output] }),
    scan('triaged', 45, { batches: [{ batch: code }] }),
  ]
}

type Scan = Record<string, unknown> & { readonly id: string }

/** Scans with the facts of the stage's example, some of them otherwise. */
function scanner({ installation }: Two) {
  const walk = installation.streams.get('battery')?.examples ?? []
  return (
    stage: string,
    minutes: number,
    { facts, ...rest }: { facts?: Facts; [name: string]: unknown },
  ) => {
    const example = walk.find((one) => one.stage === stage)
    return battery(stage, {
      ...rest,
      facts: { ...example?.facts, ...facts },
      eventTime: new Date(began + minutes * 60_000).toISOString(),
    })
  }
}

async function sendAll(sender: Side, scans: readonly Scan[]): Promise<void> {
  for (let at = 0; at < scans.length; at += 500) {
    const sent = JSON.stringify(scans.slice(at, at + 500))
    const receipts = await jsonOf<readonly { status: string }[]>(
      await sender.upload('/scans', sent),
    )
    expect(receipts.filter(({ status }) => status !== 'accepted').slice(0, 1)).toEqual([])
  }
}

/** What was recorded by mistake, the last of it first. */
async function takeBack(sender: Side, scans: readonly Scan[]): Promise<void> {
  for (const { id } of scans.toReversed()) {
    const correction = { id: randomUUID(), event: id, reason: 'weighed with the pallet' }
    expect(await sender.status('/corrections', correction)).toBe(201)
  }
}
