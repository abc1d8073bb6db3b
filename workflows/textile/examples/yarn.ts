import type { Example } from '../../example.ts'
import { codes, dryAndUndyed } from './codes.ts'

/** Constructed: the fibre is blended with virgin cotton, spun, packed and shipped in two parts. */
export const yarnExamples: readonly Example[] = [
  {
    stage: 'fibre_received',
    afterMinutes: 4_600,
    outputs: [
      {
        batch: codes.virgin,
        kind: 'fibre_lot',
        massGrams: 163_109,
        content: { 'fibre:cotton': 163_109_000 },
      },
    ],
    facts: {
      originClass: 'virgin',
      fibreClass: 'cotton',
      composition: [{ fibre: 'cotton', basisPoints: 10_000 }],
      legalStatus: 'product',
      fibreSupplier: 'constructed cotton merchant',
    },
  },
  {
    stage: 'blended',
    afterMinutes: 4_700,
    batches: [{ batch: codes.fibreLot }, { batch: codes.virgin }],
    outputs: [
      {
        batch: codes.blend,
        kind: 'blend',
        massGrams: 543_697,
        content: { 'fibre:cotton': 391_461_800, 'fibre:polyester': 152_235_200 },
        facts: { fibreClass: 'cotton_polyester' },
      },
    ],
    facts: { recipe: 'constructed recipe 70/30' },
  },
  {
    stage: 'carded_drawn',
    afterMinutes: 5_700,
    batches: [{ batch: codes.blend }],
    outputs: [
      {
        batch: codes.sliver,
        kind: 'sliver_lot',
        massGrams: 521_949,
        content: { 'fibre:cotton': 375_803_242, 'fibre:polyester': 146_145_758 },
      },
    ],
    losses: [
      {
        reason: 'card_waste',
        massGrams: 21_748,
        content: { 'fibre:cotton': 15_658_558, 'fibre:polyester': 6_089_442 },
      },
    ],
    facts: { sliverKilotex: '4.6', massVariationPercent: '5.1', ...dryAndUndyed },
  },
  {
    stage: 'spun',
    afterMinutes: 7_000,
    batches: [{ batch: codes.sliver }],
    outputs: [
      {
        batch: codes.yarn,
        kind: 'yarn_lot',
        massGrams: 511_075,
        content: { 'fibre:cotton': 367_973_962, 'fibre:polyester': 143_101_038 },
        facts: { model: 'Constructed yarn 70/30' },
      },
    ],
    losses: [
      {
        reason: 'spinning_waste',
        massGrams: 10_874,
        content: { 'fibre:cotton': 7_829_280, 'fibre:polyester': 3_044_720 },
      },
    ],
    facts: {
      spinningSystem: 'rotor',
      countValue: '12',
      countUnit: 'Nm',
      twistPerMetre: 520,
      plies: 1,
      tenacityCentinewtonPerTex: '9.4',
      ...dryAndUndyed,
    },
  },
  {
    stage: 'packed',
    afterMinutes: 7_300,
    batches: [{ batch: codes.yarn }],
    facts: {
      cones: 256,
      sampleDrawnGrams: '500',
      sampleDryGrams: '472.1',
      allowanceTable: 'eu',
    },
  },
  {
    stage: 'status_assessed',
    afterMinutes: 7_400,
    batches: [{ batch: codes.yarn }],
    facts: {
      legalStatus: 'product',
      statusBasis: 'new_product',
      statusReason: 'Yarn with a buyer and a specification',
      assessedBy: 'person-04',
      professionalAssessor: true,
      assessmentRecord: 'constructed:assessment-0002',
    },
  },
  shipped(300_000, '2026-03-08', 8_600),
  shipped(211_075, '2026-03-09', 10_000),
]

function shipped(massGrams: number, shipDate: string, afterMinutes: number): Example {
  return {
    stage: 'shipped',
    afterMinutes,
    batches: [{ batch: codes.yarn, massGrams }],
    facts: {
      buyer: 'buyer-13',
      invoice: `constructed:invoice-${afterMinutes}`,
      shipDate,
      hsCode: '5206',
      exported: false,
    },
  }
}
