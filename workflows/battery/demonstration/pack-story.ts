import { apportion } from '../../../domain/apportion.ts'
import type { Facts } from '../../../domain/field.ts'
import type { DemonstrationScan } from '../../example.ts'
import { contentOf } from '../examples/codes.ts'
import { examples } from '../examples.ts'

/** One retired pack of the demonstration city. */
export interface Pack {
  readonly number: number
  readonly organisation: string
  readonly facility: string
  readonly afterMinutes: number
  readonly random: () => number
}

/** A module after its test: healthy enough for a second life, or for recycling. */
export interface Module {
  readonly code: string
  readonly massGrams: number
  readonly healthy: boolean
}

/** Codes of the demonstration begin with this, so that nobody takes them for real. */
export const constructed = 'DEMO'

const moduleCount = 12

/** Facts of a stage as the stream's own example walk gives them. */
export function factsOf(stage: string): Facts {
  return examples.find((example) => example.stage === stage)?.facts ?? {}
}

/** Mass of the pack and its modules, in whole grams that add up: about 8 % of a pack is casing, 4 % goes as coolant and screws. */
export function modulesOf({ number, random }: Pack): {
  packGrams: number
  modules: readonly Module[]
} {
  const packGrams = 300_000 + Math.floor(random() * 160_000)
  const weights = Array.from({ length: moduleCount }, () => 980 + Math.floor(random() * 40))
  const grams = apportion(Math.floor(packGrams * 0.88), weights)
  const modules = grams.map((massGrams, index) => ({
    code: `${constructed}-M${number}-${index + 1}`,
    massGrams,
    healthy: random() < 0.75,
  }))
  return { packGrams, modules }
}

/** From the gate to graded modules and the casing that is sold, in the order of the floor. */
export function* packStory(
  pack: Pack,
  { packGrams, modules }: ReturnType<typeof modulesOf>,
): Generator<DemonstrationScan> {
  const code = `${constructed}-P${pack.number}`
  const batches = [{ batch: code }]
  const at = (afterMinutes: number) => ({
    organisation: pack.organisation,
    facility: pack.facility,
    afterMinutes: pack.afterMinutes + afterMinutes,
  })
  const intake = examples.find(({ stage }) => stage === 'taken_in')
  const own = {
    ...intake?.outputs?.[0]?.facts,
    serial: `${constructed}-${pack.number}`,
    model: 'Constructed pack',
  }
  const outputs = [
    { batch: code, kind: 'pack', massGrams: packGrams, content: contentOf(12), facts: own },
  ]
  yield {
    ...at(0),
    stage: 'taken_in',
    outputs,
    facts: { ...factsOf('taken_in'), sourceReference: `constructed job ${pack.number}` },
  }
  if (pack.number % 20 === 7) yield misread(code, packGrams, at(10))
  yield { ...at(45), stage: 'triaged', batches, facts: factsOf('triaged') }
  yield { ...at(120), stage: 'isolated', batches, facts: factsOf('isolated') }
  yield { ...at(240), stage: 'dismantled', batches, ...apart(pack, packGrams, modules) }
  for (const [index, module] of modules.entries()) yield* tested(pack, module, at(600 + index * 30))
  yield {
    ...at(1_100),
    stage: 'fraction_dispatched',
    batches: [{ batch: `${constructed}-C${pack.number}` }],
    facts: { ...factsOf('fraction_dispatched'), dispatchDocument: `constructed ${pack.number}` },
  }
}

/** A scale read wrongly, noticed and taken back. */
function misread(
  code: string,
  packGrams: number,
  place: Pick<DemonstrationScan, 'organisation' | 'facility' | 'afterMinutes'>,
): DemonstrationScan {
  const batches = [{ batch: code, massGrams: packGrams + 9_000 }]
  return {
    ...place,
    stage: 'weighed',
    batches,
    facts: { scale: 'constructed scale', note: 'constructed: heavier than its label' },
    takenBack: 'Scale was read wrongly',
  }
}

function apart({ number }: Pack, packGrams: number, modules: readonly Module[]) {
  const casingGrams = Math.floor(packGrams * 0.08)
  const moduleGrams = modules.reduce((sum, { massGrams }) => sum + massGrams, 0)
  const casing = {
    fraction: 'intermediate',
    fractionMaterial: 'casing',
    endOfWaste: false,
    substitutesPrimary: false,
  }
  return {
    outputs: [
      ...modules.map(({ code, massGrams }, index) => ({
        batch: code,
        kind: 'module',
        massGrams,
        content: contentOf(1),
        facts: {
          position: String(index + 1),
          ratedCapacityAmpereHours: '216',
          nominalVoltageVolts: '29.17',
        },
      })),
      {
        batch: `${constructed}-C${number}`,
        kind: 'fraction',
        massGrams: casingGrams,
        facts: { ...casing, destination: 'constructed metal recycler' },
      },
    ],
    losses: [{ reason: 'coolant', massGrams: packGrams - casingGrams - moduleGrams }],
  }
}

function* tested(
  pack: Pack,
  { code, healthy }: Module,
  place: ReturnType<typeof placeOf>,
): Generator<DemonstrationScan> {
  const { random } = pack
  const batches = [{ batch: code }]
  const capacity = healthy ? 175.5 + random() * 3 : 110 + random() * 17
  const facts = {
    ...factsOf('tested'),
    testId: `constructed test of ${code}`,
    capacityAmpereHours: capacity.toFixed(2),
    dcirMilliohm: (healthy ? 10.1 + random() * 0.8 : 16.5 + random() * 2).toFixed(2),
    restVoltageVolts: (healthy ? 28.405 + random() * 0.015 : 28.29 + random() * 0.02).toFixed(3),
  }
  if (random() < 0.05) {
    // The bench lost a step: the record goes back and the module is tested again.
    yield { ...place, stage: 'tested', batches, facts: { ...facts, workStepsMissing: 1 } }
  }
  yield { ...place, afterMinutes: place.afterMinutes + 10, stage: 'tested', batches, facts }
  yield {
    ...place,
    afterMinutes: place.afterMinutes + 15,
    stage: 'graded',
    batches,
    facts: factsOf('graded'),
  }
}

function placeOf({ organisation, facility, afterMinutes }: Pack) {
  return { organisation, facility, afterMinutes }
}
