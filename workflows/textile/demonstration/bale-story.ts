import { apportion } from '../../../domain/apportion.ts'
import type { Facts } from '../../../domain/field.ts'
import type { DemonstrationScan } from '../../example.ts'
import { examples } from '../examples.ts'

/** One bale of used clothing of the demonstration city. */
export interface Bale {
  readonly number: number
  readonly organisation: string
  readonly bank: string
  readonly mill: string
  readonly afterMinutes: number
  readonly random: () => number
}

/** Codes of the demonstration begin with this, so that nobody takes them for real. */
export const constructed = 'DEMO'

/** Facts of a stage as the stream's own example walk gives them. */
export function factsOf(stage: string): Facts {
  return examples.find((example) => example.stage === stage)?.facts ?? {}
}

/**
 * Shares of a bale by grade, in parts of a thousand: most is worn again, about a third is fit only for fibre or wipers
 * (ranges of Refashion and of the Swedish annotated garments).
 */
const shares = { F2: 300, R2: 480, F3: 130, X1: 70, X2: 20 } as const
export type Grade = keyof typeof shares

const fibreClasses = {
  F2: 'cotton_polyester',
  R2: 'mixed',
  F3: 'cotton',
  X1: 'mixed',
  X2: 'other',
} as const

/** The code of a bale's sorted lot. */
export function lotCode({ number }: Bale, grade: Grade): string {
  return `${constructed}-T${number}-${grade}`
}

/** From the clothing bank to sorted lots on their ways. Every tenth bale is held as damp before it is sorted. */
export function* baleStory(bale: Bale): Generator<DemonstrationScan, number> {
  const code = `${constructed}-T${bale.number}`
  const grams = 700_000 + Math.floor(bale.random() * 500_000)
  const batches = [{ batch: code }]
  const at = (facility: string, hours: number) => ({
    organisation: bale.organisation,
    facility,
    afterMinutes: bale.afterMinutes + hours * 60,
  })
  const gross = { grossMassGrams: grams + 8_000 }
  const outputs = [{ batch: code, kind: 'bale', massGrams: grams }]
  yield {
    ...at(bale.bank, 0),
    stage: 'collected',
    outputs,
    facts: { ...factsOf('collected'), ...gross },
  }
  const scales = { receivedGrossGrams: grams + 7_500, receivedTareGrams: 7_500 }
  const weighed = [{ batch: code, massGrams: grams }]
  yield {
    ...at(bale.mill, 5),
    stage: 'received',
    batches: weighed,
    facts: { ...factsOf('received'), ...scales },
  }
  if (bale.number % 10 === 4) yield* held(code, at(bale.mill, 6))
  const [packaging = 0, ...lots] = apportion(grams, [2, ...Object.values(shares)])
  yield {
    ...at(bale.mill, 30),
    stage: 'sorted',
    batches,
    ...sorted(bale, lots),
    losses: [{ reason: 'packaging', massGrams: packaging }],
  }
  yield* reused(lotCode(bale, 'R2'), at(bale.mill, 50), bale.random)
  for (const [grade, disposalRoute] of [
    ['X1', 'energy_recovery'],
    ['X2', 'landfill'],
  ] as const) {
    const facts = { ...factsOf('disposed'), disposalRoute }
    yield {
      ...at(bale.mill, 60),
      stage: 'disposed',
      batches: [{ batch: lotCode(bale, grade) }],
      facts,
    }
  }
  return lots[0] ?? 0
}

type Place = Pick<DemonstrationScan, 'organisation' | 'facility' | 'afterMinutes'>

function* held(code: string, place: Place): Generator<DemonstrationScan> {
  const batches = [{ batch: code }]
  const why = { rejectionCodes: ['WET'], quarantineReason: 'Damp on one side (constructed)' }
  yield { ...place, stage: 'quarantined', batches, facts: { ...factsOf('quarantined'), ...why } }
  const facts = {
    releasedBy: 'person-01',
    secondReleasedBy: 'person-02',
    releaseFindings: 'Dried and checked (constructed)',
    contaminated: false,
  }
  yield { ...place, afterMinutes: place.afterMinutes + 600, stage: 'released', batches, facts }
}

function sorted(bale: Bale, lots: readonly number[]): Pick<DemonstrationScan, 'outputs' | 'facts'> {
  const grades = Object.keys(shares) as Grade[]
  const example = examples.find(({ stage }) => stage === 'sorted')
  const outputs = grades.map((textileGrade, index) => {
    const shown = example?.outputs?.find(({ facts }) => facts?.textileGrade === textileGrade)
    const facts = { ...shown?.facts, textileGrade, fibreClass: fibreClasses[textileGrade] }
    return {
      batch: lotCode(bale, textileGrade),
      kind: 'sorted_lot',
      massGrams: lots[index] ?? 0,
      facts,
    }
  })
  return { outputs, facts: factsOf('sorted') }
}

function* reused(code: string, place: Place, random: () => number): Generator<DemonstrationScan> {
  const batches = [{ batch: code }]
  yield { ...place, stage: 'status_assessed', batches, facts: factsOf('status_assessed') }
  yield {
    ...place,
    afterMinutes: place.afterMinutes + 60,
    stage: 'listed',
    batches,
    facts: factsOf('listed'),
  }
  if (random() < 0.4) return
  yield {
    ...place,
    afterMinutes: place.afterMinutes + 4_000,
    stage: 'resold',
    batches,
    facts: factsOf('resold'),
  }
}
