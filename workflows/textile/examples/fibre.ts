import type { Example } from '../../example.ts'
import { codes, dryAndUndyed, sixtyForty } from './codes.ts'

/** Constructed: 600,000 g of feed become 380,588 g of tested fibre. Losses are chosen, not measured. */
export const fibreExamples: readonly Example[] = [
  {
    stage: 'prepared',
    afterMinutes: 2_900,
    batches: [{ batch: codes.fibre }],
    outputs: [made(codes.prepared, 'prepared_lot', 510_000)],
    losses: [
      { reason: 'trims', massGrams: 24_000, content: sixtyForty(24_000) },
      { reason: 'seams', massGrams: 66_000, content: sixtyForty(66_000) },
    ],
    facts: {
      hardwareRemoved: true,
      metalCheckPassed: true,
      seamsCut: true,
      pieceMillimetres: '60',
    },
  },
  {
    stage: 'sanitised',
    afterMinutes: 3_000,
    batches: [{ batch: codes.prepared }],
    outputs: [made(codes.sanitised, 'sanitised_lot', 507_450)],
    losses: [{ reason: 'dust', massGrams: 2_550, content: sixtyForty(2_550) }],
    facts: {
      chamber: 'constructed chamber 1',
      exposureMinutes: '30',
      ozonePartsPerMillion: '20',
      reductionPercent: '99.2',
      chamberCelsius: '26',
      relativeHumidityPercent: '58',
      ...dryAndUndyed,
    },
  },
  {
    stage: 'colour_sorted',
    afterMinutes: 3_200,
    batches: [{ batch: codes.sanitised }],
    outputs: [
      {
        ...made(codes.colour, 'colour_lot', 507_450),
        facts: {
          labLightness: '43.1',
          labA: '1.2',
          labB: '-36.4',
          colourConfidencePercent: '97',
        },
      },
    ],
    facts: { paletteVersion: 'tai_po@1', illuminant: 'D65_10', camera: 'constructed camera 2' },
  },
  {
    stage: 'stored',
    afterMinutes: 3_300,
    batches: [{ batch: codes.colour }],
    outputs: [made(codes.container, 'container', 507_450)],
    facts: { storePlace: 'constructed rack 4-2', vehicleTask: 'constructed:task-0815' },
  },
  {
    stage: 'opened',
    afterMinutes: 4_300,
    batches: [{ batch: codes.container }],
    outputs: [made(codes.fibreLot, 'fibre_lot', 380_588)],
    losses: [
      { reason: 'dust', massGrams: 76_862, content: sixtyForty(76_862) },
      { reason: 'short_fibre', massGrams: 50_000, content: sixtyForty(50_000) },
    ],
    facts: {
      machine: 'constructed opener 1',
      passes: 3,
      recirculatedGrams: 41_000,
      unopenedPercent: '1.1',
      ...dryAndUndyed,
    },
  },
  {
    stage: 'uv_sanitised',
    afterMinutes: 4_400,
    batches: [{ batch: codes.fibreLot }],
    facts: { lamp: 'constructed lamp 1', exposureMinutes: '5', reductionPercent: '96' },
  },
  {
    stage: 'fibre_tested',
    afterMinutes: 4_500,
    batches: [{ batch: codes.fibreLot }],
    facts: {
      composition: [
        { fibre: 'cotton', basisPoints: 6_000 },
        { fibre: 'polyester', basisPoints: 4_000 },
      ],
      fibreTestMethod: 'nir',
      uncertaintyPercentagePoints: '2',
      fibreCandidates: ['cotton', 'flax'],
      meanLengthMillimetres: '11.5',
      shortFibrePercent: '58',
      nepsPerGram: 640,
    },
  },
]

function made(batch: string, kind: string, massGrams: number) {
  return { batch, kind, massGrams, content: sixtyForty(massGrams) }
}
