import { randomUUID } from 'node:crypto'
import type { Facts } from '../../domain/field.ts'
import type { TestInstallation } from './installation.ts'
import { record } from './lots.ts'
import type { Side } from './sides.ts'

/** One organisation at its own facility, as it records over the API. */
export interface Workshop {
  readonly side: Side
  readonly installation: Pick<TestInstallation, 'streams'>
  readonly facility?: string
}

/** What a scan says beside the facts of the example of its stage. */
interface Said {
  readonly facts?: Facts
  readonly batches?: readonly object[]
  readonly outputs?: readonly object[]
  readonly [name: string]: unknown
}

/** Grams of each module, and of what is around eight of them in a product. */
export const moduleGrams = 28_500
const around = { casing: 24_000, electronics: 3_500, cables: 4_500 }
export const productGrams = 8 * moduleGrams + 32_000

/**
 * Walks the example of the battery stream with codes of its own, `PACK-HK-NNNN` for 0001, up to a stage of its product; gives the
 * code of that. `passport` stands in place of what the example's passport says.
 */
export async function makeProduct(
  workshop: Workshop,
  number: string,
  { until = 'put_into_service', passport = {} }: { until?: string; passport?: Facts } = {},
): Promise<string> {
  const walk = workshop.installation.streams.get('battery')?.examples ?? []
  const start = Date.parse('2026-10-01T00:00:00Z')
  const end = walk.findIndex(({ stage }) => stage === until) + 1
  for (const example of walk.slice(0, end)) {
    const text = JSON.stringify(example).replaceAll('0001', number)
    const { afterMinutes, stage, facts, ...rest } = JSON.parse(text)
    const eventTime = new Date(start + afterMinutes * 60_000).toISOString()
    const own = stage === 'passport_issued' ? passport : {}
    await record(workshop.side, stage, {
      ...rest,
      eventTime,
      facility: workshop.facility ?? 'A',
      facts: Object.assign({}, facts, own),
    })
  }
  return `PROD-HK-${number}`
}

/** Records a stage with the facts of its example, some of them otherwise. */
export async function step(
  { side, installation, facility = 'A' }: Workshop,
  stage: string,
  { facts = {}, ...rest }: Said,
): Promise<void> {
  const walk = installation.streams.get('battery')?.examples ?? []
  const example = walk.find((one) => one.stage === stage)
  await record(side, stage, {
    facility,
    ...rest,
    facts: Object.assign({}, example?.facts, facts),
  })
}

/** A product in use comes back and is looked at. */
export async function takeBack(workshop: Workshop, batch: string): Promise<void> {
  const facts = { recallReason: 'take_back' }
  const back = [{ batch, massGrams: productGrams }]
  await record(workshop.side, 'recalled', {
    facility: workshop.facility ?? 'A',
    batches: back,
    facts,
  })
  await triage(workshop, batch)
}

/** A product is looked at. */
export async function triage(workshop: Workshop, batch: string): Promise<void> {
  const volts = { openCircuitVoltageVolts: '230', workingVoltageV: '230' }
  await step(workshop, 'triaged', { batches: [{ batch }], facts: volts })
}

/** Takes a product that was triaged apart, and lets each of its eight modules pass the bench; gives their codes. */
export async function takeApart(workshop: Workshop, product: string): Promise<readonly string[]> {
  const modules = Array.from({ length: 8 }, (_, at) => `${product}-M${at + 1}`)
  await step(workshop, 'isolated', { batches: [{ batch: product }] })
  await record(workshop.side, 'dismantled', {
    facility: workshop.facility ?? 'A',
    batches: [{ batch: product }],
    outputs: [
      ...modules.map((batch, at) => ({
        batch,
        kind: 'module',
        massGrams: moduleGrams,
        content: contentOf(1),
        facts: {
          position: String(at + 1),
          ratedCapacityAmpereHours: '216',
          nominalVoltageVolts: '29.17',
        },
      })),
      ...Object.entries(around).map(([fractionMaterial, massGrams]) => ({
        batch: `${product}-${fractionMaterial}`,
        kind: 'fraction',
        massGrams,
        facts: {
          fraction: 'intermediate',
          fractionMaterial,
          destination: 'constructed metal recycler',
          endOfWaste: false,
          substitutesPrimary: false,
        },
      })),
    ],
    losses: [],
  })
  for (const [at, batch] of modules.entries()) await bench(workshop, batch, at)
  return modules
}

/** A module goes over the bench and is graded. */
async function bench(workshop: Workshop, batch: string, at: number): Promise<void> {
  const day = new Date().toISOString()
  const own = { testId: `T-${batch}`, benchChannel: String(at + 1), testStart: day }
  await step(workshop, 'tested', { batches: [{ batch }], facts: own })
  await step(workshop, 'graded', { batches: [{ batch }] })
}

/** Builds a product out of eight modules and lets it pass its final test. */
export async function build(
  workshop: Workshop,
  product: string,
  modules: readonly string[],
): Promise<void> {
  const batches = modules.map((batch) => ({ batch }))
  const example = workshop.installation.streams
    .get('battery')
    ?.examples.find(({ stage }) => stage === 'assembled')
  const [made] = example?.outputs ?? []
  await step(workshop, 'matched', { batches, facts: { targetProduct: product } })
  const facts = Object.assign({}, made?.facts, { serial: `S-${product}` })
  const outputs = [Object.assign({}, made, { batch: product, facts })]
  await step(workshop, 'assembled', { batches, outputs, additions: example?.additions })
  await step(workshop, 'final_tested', { batches: [{ batch: product }] })
}

/** Issues the passport of a product by one of the operations of the law, after the passports of others that our walk names so. */
export async function issue(
  workshop: Workshop,
  product: string,
  { after, ...facts }: Facts & { readonly after: readonly string[] },
): Promise<void> {
  const at = 'https://passport.example/constructed'
  const predecessors = after.map((number) => `${at}/repurposed-${number}`)
  await step(workshop, 'passport_issued', {
    batches: [{ batch: product }],
    facts: Object.assign({ passportId: `${at}/${randomUUID()}`, predecessors }, facts),
  })
}

/** Milligrams of elements in so many modules. */
export function contentOf(count: number) {
  return {
    'element:Ni': 3_351_600 * count,
    'element:Co': 1_121_400 * count,
    'element:Li': 661_500 * count,
  }
}
