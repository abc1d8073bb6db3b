import { expect } from 'vitest'
import type { Content } from '../../domain/event.ts'
import type { Facts } from '../../domain/field.ts'
import { jsonOf } from './answers.ts'
import { battery } from './held-pack.ts'
import type { TestInstallation } from './installation.ts'
import type { Side } from './sides.ts'

interface Given {
  readonly content?: Content
  readonly chemistry?: string
  readonly massGrams?: number
  readonly eventTime?: string
}

interface Worked {
  readonly grams?: number
  readonly counted: number
  readonly lost: number
  readonly content?: Content
  readonly eventTime?: string
}

/** A lot of one pack of 100 kg, or what is said, at facility A, formed an hour ago or when it is said. */
export async function lotOf(
  side: Side,
  installation: TestInstallation,
  code: string,
  { content = {}, chemistry = 'NMC', massGrams = 100_000, ...when }: Given = {},
) {
  const pack = `PACK-${code}`
  const batches = [{ batch: pack }]
  const own = { chemistry, ratedCapacityAmpereHours: '50', nominalVoltageVolts: '350' }
  const made = { batch: pack, kind: 'pack', massGrams, content, facts: own }
  await record(side, 'adopted', {
    ...when,
    outputs: [made],
    facts: { provenStage: 'declared_waste', recordsOrigin: 'earlier book' },
  })
  const walk = installation.streams.get('battery')?.examples ?? []
  const factsOf = (stage: string) => walk.find((one) => one.stage === stage)?.facts
  // Papers are of the days of what they go with.
  const then = when.eventTime
  const collected = then === undefined ? {} : { collectedAt: then }
  const reception = then === undefined ? {} : { receptionTime: then }
  const packed = { packingInstruction: 'P908', grossMassGrams: massGrams + 31_000 }
  const consigned = Object.assign({}, factsOf('consigned'), packed, collected)
  const arrived = Object.assign({}, factsOf('received'), reception)
  await record(side, 'consigned', { ...when, batches, facts: consigned })
  const scaled = [{ batch: pack, massGrams }]
  await record(side, 'received', { ...when, batches: scaled, facts: arrived })
  await record(side, 'lot_formed', {
    ...when,
    batches,
    outputs: [
      {
        batch: code,
        kind: 'recycling_lot',
        massGrams,
        facts: { contentBasis: 'derived' },
      },
    ],
    facts: { recyclingRoute: 'mechanical_hydro' },
  })
}

/** Records a scan that must be accepted, and gives what it decided. */
export async function record(side: Side, stage: string, scan: object): Promise<Facts> {
  const answer = await side.send('/scans', battery(stage, { ...scan }))
  const receipt = await jsonOf<{ decisions: Facts; faults?: readonly object[] }>(answer)
  expect({ stage, faults: receipt.faults ?? [] }).toEqual({ stage, faults: [] })
  expect(answer.status).toBe(200)
  return receipt.decisions
}

/** Weighs a lot again, which may differ. */
export async function weigh(side: Side, batch: string, massGrams: number) {
  const facts = { scale: 'S-1', note: 'weighed again after a week in store' }
  await record(side, 'weighed', { batches: [{ batch, massGrams }], facts })
}

/** Works a lot, or so many grams of it, into copper that counts and what is lost. */
export async function process(
  side: Side,
  batch: string,
  { grams, counted, lost, content = {}, ...when }: Worked,
  facility = 'A',
) {
  await record(side, 'processed', {
    ...when,
    facility,
    batches: [grams === undefined ? { batch } : { batch, massGrams: grams }],
    outputs: [copper(counted, content)],
    losses: [{ reason: 'landfill', massGrams: lost }],
    facts: { processStep: 'shredding', lossRecord: 'landfill slip 9' },
  })
}

/** Closes it and gives its recycling efficiency against the target that binds. */
export async function close(
  side: Side,
  batch: string,
  facility = 'A',
  when: { readonly eventTime?: string } = {},
): Promise<unknown> {
  const scan = Object.assign(closing(batch, facility), when)
  const { recyclingRates } = await record(side, 'closed', scan)
  return Array.isArray(recyclingRates) ? recyclingRates[0] : undefined
}

/** What a scan that closes a lot says. */
export function closing(batch: string, facility = 'A') {
  return { facility, batches: [{ batch }], facts: { outputCertificates: ['c-1'] } }
}

let copies = 0

/** A fraction of copper that ended being waste. */
export function copper(massGrams: number, content: Content = {}) {
  copies += 1
  const ended = { endOfWaste: true, substitutesPrimary: true, destination: 'smelter' }
  const facts = { fraction: 'output', fractionMaterial: 'copper', ...ended }
  return { batch: `CU-${copies}`, kind: 'fraction', massGrams, content, facts }
}
