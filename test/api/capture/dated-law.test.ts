import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { createRecorder } from '../../../api/recording/recorder.ts'
import { jsonOf } from '../../harness/answers.ts'
import { battery } from '../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { closing, lotOf, process, record } from '../../harness/lots.ts'
import { type Side, sideOf } from '../../harness/sides.ts'

/** Facility A is in Berlin and B in New York: between 23:00 UTC and 05:00 UTC they have different days. */
const zones = { A: 'Europe/Berlin', B: 'America/New_York' } as const

it.each([
  // The last second of the old list in Berlin, and the first of the new one: six hours before New York.
  ['A', '2026-12-08T22:59:59Z', '16 06 05', '16 06 07*'],
  ['A', '2026-12-08T23:00:00Z', '16 06 07*', '16 06 05'],
  ['B', '2026-12-08T23:00:00Z', '16 01 21*', '16 06 07*'],
  ['B', '2026-12-09T04:59:59Z', '16 06 05', '16 06 07*'],
  ['B', '2026-12-09T05:00:00Z', '16 06 07*', '16 01 21*'],
  // A clock that was written with the time tells the day, whatever the facility says.
  ['B', '2026-12-09T00:30:00+01:00', '16 06 07*', '16 06 05'],
  ['A', '2026-12-08T23:30:00-05:00', '16 06 05', '16 06 07*'],
] as const)(
  'declares waste at %s on %s by the list of that day: %s',
  async (facility, eventTime, right, wrong) => {
    const { side } = await openAt('2026-12-10T12:00:00Z')
    await accept(side, testedPack(facility))
    const declare = (wasteCode: string) =>
      battery('declared_waste', {
        facility,
        eventTime,
        batches: [{ batch: 'P' }],
        facts: {
          wasteCode,
          wasteDeclaredBy: 'p-1',
          wasteDeclaredOn: '2026-12-08',
          responsibleParty: 'First',
        },
      })
    expect(await refusedAs(side, declare(wrong))).toEqual(['waste_code_not_right'])
    await accept(side, declare(right))
  },
)

it.each([
  ['A', '2026-12-08T22:00:00Z', ['19 12 11*', '19 12 12'], ['19 14 02*', '19 14 08']],
  ['A', '2026-12-08T23:30:00Z', ['19 14 02*'], ['19 12 11*', '19 12 12', '19 14 08']],
  ['B', '2026-12-08T23:30:00Z', ['19 12 12'], ['19 14 02*', '10 08 21*']],
] as const)(
  'sends black mass from %s on %s by the list of that day',
  async (facility, eventTime, right, wrong) => {
    const { side, installation } = await openAt('2026-12-10T12:00:00Z')
    const when = { eventTime: '2026-12-07T08:00:00Z' }
    await lotOf(side, installation, 'LOT', when)
    const unended = { endOfWaste: false, substitutesPrimary: false, destination: 'smelter' }
    const facts = { fraction: 'intermediate', fractionMaterial: 'black_mass', ...unended }
    const blackMass = { batch: 'BM', kind: 'fraction', massGrams: 40_000, facts }
    await record(side, 'processed', {
      ...when,
      batches: [{ batch: 'LOT' }],
      outputs: [blackMass],
      losses: [{ reason: 'landfill', massGrams: 60_000 }],
      facts: { processStep: 'shredding', lossRecord: 'slip 9' },
    })
    const dispatch = (code: string, massGrams = 10_000) =>
      battery('fraction_dispatched', {
        facility,
        eventTime,
        batches: [{ batch: 'BM', massGrams }],
        facts: {
          consignee: 'smelter',
          dispatchDocument: 'D-1',
          fractionWasteCode: code,
          exported: false,
        },
      })
    for (const code of wrong) {
      expect([code, await refusedAs(side, dispatch(code))]).toEqual([
        code,
        ['waste_code_not_right'],
      ])
    }
    for (const code of right) await accept(side, dispatch(code))
  },
)

const carbon = { substance: 'carbon', inputGrams: 20_000, outputGrams: 0 }
const oxygen = { substance: 'oxygen', inputGrams: 10_000, outputGrams: 0 }

it('leaves carbon out of a lot that is closed by the end of 2029 where it is closed, and oxygen for ever', async () => {
  const { side, installation } = await openAt('2030-01-02T12:00:00Z')
  const when = { eventTime: '2029-12-30T08:00:00Z' }
  for (const lot of ['EARLY', 'LATE']) {
    await lotOf(side, installation, lot, when)
    await process(side, lot, { counted: 50_000, lost: 50_000, ...when })
  }
  const close = (lot: string, eventTime: string, excludedSubstances: readonly object[]) => {
    const { batches, facts } = closing(lot)
    return battery('closed', { eventTime, batches, facts: { ...facts, excludedSubstances } })
  }
  // 23:30 UTC is the new year in Berlin.
  const over = '2029-12-31T23:30:00Z'
  expect(await refusedAs(side, close('LATE', over, [oxygen, carbon]))).toEqual(['exclusion_over'])
  const late = await accept(side, close('LATE', over, [oxygen]))
  // By hand: 50 of the 90 kg that are counted.
  expect(late.recyclingRates[0]).toMatchObject({ percent: '55.56' })
  const early = await accept(side, close('EARLY', '2029-12-31T22:30:00Z', [oxygen, carbon]))
  // 50 of 70 kg.
  expect(early.recyclingRates[0]).toMatchObject({ percent: '71.43' })
})

it.each([
  ['twice', [oxygen, oxygen], 'exclusions_unreadable'],
  ['of an unknown substance', [{ ...oxygen, substance: 'water' }], 'exclusions_unreadable'],
  ['of less than nothing', [{ ...oxygen, inputGrams: -1 }], 'exclusions_unreadable'],
  ['of none', [], 'exclusions_unreadable'],
  ['as text', 'oxygen', 'exclusions_unreadable'],
  ['of all that went in', [{ ...oxygen, inputGrams: 100_000 }], 'exclusions_too_much'],
  ['of more out than in', [{ ...oxygen, outputGrams: 10_001 }], 'exclusions_too_much'],
])('takes no exclusions %s', async (_name, excludedSubstances, says) => {
  const { side, installation } = await openAt('2026-12-10T12:00:00Z')
  const when = { eventTime: '2026-12-07T08:00:00Z' }
  await lotOf(side, installation, 'LOT', when)
  await process(side, 'LOT', { counted: 50_000, lost: 50_000, ...when })
  const { batches, facts } = closing('LOT')
  const scan = battery('closed', { batches, facts: { ...facts, excludedSubstances } })
  expect(await refusedAs(side, scan)).toEqual([says])
})

/** A pack that was tested elsewhere, two days before. */
function testedPack(facility: string) {
  const own = { chemistry: 'NMC', ratedCapacityAmpereHours: '50', nominalVoltageVolts: '350' }
  return battery('adopted', {
    facility,
    eventTime: '2026-12-07T08:00:00Z',
    outputs: [{ batch: 'P', kind: 'pack', massGrams: 100_000, facts: own }],
    facts: { provenStage: 'tested', recordsOrigin: 'earlier book' },
  })
}

/** An installation whose clock stands at this time, asked over HTTP. */
async function openAt(time: string): Promise<{ side: Side; installation: TestInstallation }> {
  const installation = await openTestInstallation()
  const { store, streams, logged, key } = installation
  const now = () => new Date(time)
  const log = (line: string) => void logged.push(line)
  const recorder = createRecorder({ pool: store.pipeline, streams, now, log })
  onTestFinished(() => recorder.close())
  const app = createApp({ installation: { ...installation, recorder }, now, log })
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = { 'content-type': 'application/json', ...init.headers }
    return app.request(path, { ...init, headers })
  }
  for (const [code, timeZone] of Object.entries(zones)) {
    const body = JSON.stringify({ timeZone })
    await installation.request(`/api/v1/facilities/${code}`, { method: 'PATCH', body })
  }
  return { side: sideOf({ request, logged }, key), installation }
}

interface Decided {
  readonly recyclingRates: readonly object[]
}

async function accept(side: Side, scan: object): Promise<Decided> {
  const answer = await side.send('/scans', scan)
  const receipt = await jsonOf<{ decisions: Decided }>(answer)
  expect({ status: answer.status, receipt }).toMatchObject({ status: 200 })
  return receipt.decisions
}

async function refusedAs(side: Side, scan: object): Promise<readonly string[]> {
  const answer = await side.send('/scans', scan)
  const { faults = [] } = await jsonOf<{ faults?: readonly { says: string }[] }>(answer)
  return faults.map(({ says }) => says)
}
