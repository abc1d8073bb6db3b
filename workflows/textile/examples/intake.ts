import type { Example } from '../../example.ts'
import { codes, sixtyForty } from './codes.ts'

const declaration = 'constructed:reclaimed-material-declaration-01'

/** Constructed: a bale and a wet sack come in; the bale is sorted, the sack is held and rejected. */
export const intakeExamples: readonly Example[] = [
  collected(codes.bale, 'bale', 1_250_000, 0),
  collected(codes.wetSack, 'sack', 12_000, 10),
  received(codes.bale, 1_248_600, { moistureRegainPercent: '7.4', wetOrMouldy: false }, 120),
  received(codes.wetSack, 12_100, { moistureRegainPercent: '21', wetOrMouldy: true }, 130),
  {
    stage: 'quarantined',
    afterMinutes: 140,
    batches: [{ batch: codes.wetSack }],
    facts: {
      rejectionCodes: ['WET', 'MOULD'],
      quarantineReason: 'Wet through, mould on top',
      quarantinePlace: 'constructed bay Q1',
    },
  },
  {
    stage: 'rejected',
    afterMinutes: 200,
    batches: [{ batch: codes.wetSack }],
    facts: {
      releasedBy: 'person-01',
      secondReleasedBy: 'person-02',
      rejectionCodes: ['MOULD'],
      rejectionReason: 'Mould through the whole sack',
    },
  },
  {
    stage: 'sorted',
    afterMinutes: 300,
    batches: [{ batch: codes.bale }],
    outputs: [
      {
        ...lot(codes.fibre, 600_000, 'F2', 'cotton_polyester'),
        content: sixtyForty(600_000),
        facts: {
          textileGrade: 'F2',
          fibreClass: 'cotton_polyester',
          composition: [
            { fibre: 'cotton', basisPoints: 6_000 },
            { fibre: 'polyester', basisPoints: 4_000 },
          ],
          compositionBasis: 'label',
        },
      },
      lot(codes.reuse, 480_000, 'R2', 'mixed'),
      lot(codes.repair, 40_000, 'R4', 'mixed'),
      lot(codes.wipers, 60_000, 'F3', 'cotton'),
      lot(codes.energy, 50_000, 'X1', 'mixed'),
      {
        ...lot(codes.refuse, 15_000, 'X2', 'other'),
        facts: { textileGrade: 'X2', fibreClass: 'other', findings: ['FOOTWEAR', 'NON_TEXTILE'] },
      },
    ],
    losses: [{ reason: 'packaging', massGrams: 2_400 }],
    facts: { sortingMethod: 'manual', sortingStation: 'constructed table 3' },
  },
]

function collected(batch: string, kind: string, massGrams: number, afterMinutes: number): Example {
  return {
    stage: 'collected',
    afterMinutes,
    outputs: [{ batch, kind, massGrams }],
    facts: {
      collectionPoint: 'constructed bank 17',
      collector: 'constructed charity',
      collectedAt: '2026-03-02T01:00:00.000Z',
      sourceClass: 'household_bank',
      originClass: 'post_consumer',
      fibreClass: 'mixed',
      grossMassGrams: massGrams + 8_000,
    },
  }
}

function received(
  batch: string,
  massGrams: number,
  facts: NonNullable<Example['facts']>,
  afterMinutes: number,
): Example {
  return {
    stage: 'received',
    afterMinutes,
    batches: [{ batch, massGrams }],
    facts: {
      receivedGrossGrams: massGrams + 7_500,
      receivedTareGrams: 7_500,
      reclaimedDeclaration: declaration,
      routeVersion: 'worked_example@1',
      ...facts,
    },
  }
}

function lot(batch: string, massGrams: number, textileGrade: string, fibreClass: string) {
  return { batch, kind: 'sorted_lot', massGrams, facts: { textileGrade, fibreClass } }
}
