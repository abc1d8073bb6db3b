import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Proposed } from '../../../../domain/receipt.ts'
import { jsonOf } from '../../../harness/answers.ts'
import {
  battery,
  certify,
  hoursAgo,
  recordAt,
  release,
  takeIn,
} from '../../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'
import { sideOf } from '../../../harness/sides.ts'

const ended = { endOfWaste: true, substitutesPrimary: true, destination: 'smelter' }
const hold = {
  quarantineClass: 'red',
  quarantinePacking: 'P911',
  quarantinePlace: 'Bay 3',
  quarantineReason: 'smoke',
  quarantineStart: hoursAgo(100).toISOString(),
  watchIntervalHours: '4',
  quarantineTemperatureCelsius: '24',
  reviewBy: '2027-01-01',
}

it('made of a battery in quarantine stays there until two persons release it', async () => {
  const installation = await openTestInstallation()
  const side = sideOf(installation, installation.key)
  await arrived(installation, 'RED', { smokeOdourOrHissing: true })
  await arrived(installation, 'HELD', {}, [
    battery('quarantined', { batches: [{ batch: 'HELD' }], facts: hold }),
  ])
  expect(await side.status('/scans', formed('LOT', ['RED', 'HELD']))).toBe(200)
  expect(await side.get('/batches/LOT')).toMatchObject({
    state: 'quarantined',
    danger: { name: 'red', held: true, until: expect.any(String) },
  })
  // The lot lies apart by itself; what it was made of was let go as waste.
  const compliance = '/reports/measures/compliance?from=2020-01-01&to=2030-01-01&row=came_apart'
  expect((await side.get(compliance)).lines).toMatchObject([{ batch: 'LOT' }])
  const processed = battery('processed', {
    batches: [{ batch: 'LOT' }],
    outputs: [
      {
        batch: 'COPPER',
        kind: 'fraction',
        massGrams: 792_000,
        facts: { fraction: 'output', fractionMaterial: 'copper', ...ended },
      },
    ],
    facts: { processStep: 'shredding' },
  })
  expect(await side.status('/scans', processed)).toBe(409)
  const [first, second] = [await certified(installation), await certified(installation)]
  const body = JSON.stringify(release('LOT'))
  const proposed = await first.request('/api/v1/scans', { method: 'POST', body })
  expect(proposed.status).toBe(202)
  const { approval } = await jsonOf<Proposed>(proposed)
  await second.request(`/api/v1/approvals/${approval}`, { method: 'POST' })
  expect(await side.get('/batches/LOT')).toMatchObject({ state: 'recycling' })
  expect(await side.status('/scans', { ...processed, id: randomUUID() })).toBe(200)
})

it('is taken back with each of its batteries as it was found', async () => {
  const installation = await openTestInstallation()
  const side = sideOf(installation, installation.key)
  await arrived(installation, 'GREEN', {})
  await arrived(installation, 'AMBER', { swelling: true })
  const lot = formed('LOT', ['GREEN', 'AMBER'])
  expect(await side.status('/scans', lot)).toBe(200)
  expect(await side.get('/batches/LOT')).toMatchObject({ danger: { name: 'amber' } })
  const facts = { reason: 'wrong packs' }
  const back = battery('reversed', { reverses: lot.id, facts })
  expect(await side.status('/scans', back)).toBe(200)
  expect(await side.get('/batches/GREEN')).toMatchObject({ state: 'received', danger: null })
  expect(await side.get('/batches/AMBER')).toMatchObject({ danger: { name: 'amber' } })
})

function formed(batch: string, parts: readonly string[]) {
  const massGrams = 396_000 * parts.length
  return battery('lot_formed', {
    batches: parts.map((part) => ({ batch: part })),
    outputs: [{ batch, kind: 'recycling_lot', massGrams, facts: { contentBasis: 'unknown' } }],
    facts: { recyclingRoute: 'pyro' },
  })
}

/** A waste pack at the recycler, triaged with these answers; what happened in between is recorded 60 hours ago. */
async function arrived(
  installation: TestInstallation,
  batch: string,
  answers: object,
  between: readonly object[] = [],
) {
  const walk = installation.streams.get('battery')?.examples ?? []
  const scanOf = (stage: string, facts: object, massGrams?: number) => {
    const example = walk.find((one) => one.stage === stage)
    const batches = [massGrams === undefined ? { batch } : { batch, massGrams }]
    return battery(stage, { batches, facts: { ...example?.facts, ...facts } })
  }
  const isGreen = Object.keys(answers).length === 0 && between.length === 0
  const packed = isGreen ? 'P909' : 'swelling' in answers ? 'P908' : 'P911'
  await recordAt(installation, hoursAgo(60), [
    takeIn(batch, hoursAgo(70)),
    scanOf('triaged', answers),
    ...between,
    scanOf('declared_waste', {}),
    scanOf('consigned', { packingInstruction: packed, grossMassGrams: 500_000 }),
    scanOf('received', {}, 396_000),
  ])
}

async function certified(installation: TestInstallation) {
  const person = await signUpPerson(installation, { role: 'operator' })
  await certify(installation, person.personId, 'quarantine_release')
  return person
}
