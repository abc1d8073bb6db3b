import type { Content } from '../../../domain/event.ts'
import type { Example } from '../../example.ts'
import { blackMass, contentOf, lot, moduleGrams, recycled } from './codes.ts'

const fromLot = [{ batch: lot, massGrams: 57_000 }]

/** Constructed: four modules of grade R are consigned, received, processed and closed. */
export const recyclingExamples: readonly Example[] = [
  {
    stage: 'declared_waste',
    afterMinutes: 9_100,
    batches: recycled.map((batch) => ({ batch })),
    facts: {
      wasteCode: 'HK_CHEMICAL_WASTE',
      wasteDeclaredBy: 'person-03',
      wasteDeclaredOn: '2026-03-10',
      wasteReason: 'Grade R',
      responsibleParty: 'constructed waste operator',
    },
  },
  {
    stage: 'consigned',
    afterMinutes: 9_200,
    batches: recycled.map((batch) => ({ batch })),
    facts: {
      tripTicket: 'TT-0001',
      collectorLicence: 'constructed licence',
      collectedAt: '2026-03-10T03:00:00.000Z',
      unNumber: 'UN3480',
      packingInstruction: 'P909',
      grossMassGrams: 131_000,
      exported: false,
    },
  },
  {
    stage: 'received',
    afterMinutes: 9_500,
    batches: recycled.map((batch) => ({ batch, massGrams: moduleGrams })),
    facts: {
      receptionTime: '2026-03-10T08:00:00.000Z',
      receptionPointLicence: 'constructed licence',
    },
  },
  {
    stage: 'lot_formed',
    afterMinutes: 10_000,
    batches: recycled.map((batch) => ({ batch })),
    outputs: [
      {
        batch: lot,
        kind: 'recycling_lot',
        massGrams: 4 * moduleGrams,
        content: contentOf(4),
        facts: { contentBasis: 'derived' },
      },
    ],
    facts: { recyclingRoute: 'mechanical_hydro' },
  },
  {
    stage: 'processed',
    afterMinutes: 10_500,
    batches: fromLot,
    outputs: [
      output('FRAC-HK-0001-NI', 'nickel_salt', 15_000, { 'element:Ni': 6_502_104 }),
      output('FRAC-HK-0001-CO', 'cobalt_salt', 5_000, { 'element:Co': 2_175_516 }),
      output('FRAC-HK-0001-LI', 'lithium_salt', 4_000, { 'element:Li': 952_560 }),
      output('FRAC-HK-0001-CU', 'copper', 7_000, {}),
      output('FRAC-HK-0001-AL', 'aluminium', 5_500, {}),
      output('FRAC-HK-0001-C', 'graphite', 3_500, {}),
    ],
    losses: [
      { reason: 'gas', massGrams: 5_000 },
      { reason: 'wastewater', massGrams: 6_000, content: { 'element:Li': 370_440 } },
      {
        reason: 'landfill',
        massGrams: 6_000,
        content: { 'element:Ni': 201_096, 'element:Co': 67_284 },
      },
    ],
    facts: { processStep: 'hydrometallurgy' },
  },
  {
    stage: 'processed',
    afterMinutes: 11_000,
    batches: fromLot,
    outputs: [
      {
        batch: blackMass,
        kind: 'fraction',
        massGrams: 30_000,
        content: { 'element:Ni': 6_569_136, 'element:Co': 2_197_944, 'element:Li': 1_270_080 },
        facts: {
          fraction: 'intermediate',
          fractionMaterial: 'black_mass',
          endOfWaste: false,
          substitutesPrimary: false,
          destination: 'constructed hydrometallurgy plant',
        },
      },
      output('FRAC-HK-0002-CU', 'copper', 8_000, {}),
      output('FRAC-HK-0002-AL', 'aluminium', 6_000, {}),
      output('FRAC-HK-0002-PL', 'plastic', 3_000, {}),
    ],
    losses: [
      { reason: 'gas', massGrams: 6_000 },
      {
        reason: 'landfill',
        massGrams: 4_000,
        content: { 'element:Ni': 134_064, 'element:Co': 44_856, 'element:Li': 52_920 },
      },
    ],
    facts: { processStep: 'shredding' },
  },
  {
    stage: 'closed',
    afterMinutes: 11_500,
    batches: [{ batch: lot }],
    facts: { outputCertificates: ['constructed:certificate-0001'] },
  },
  {
    stage: 'fraction_dispatched',
    afterMinutes: 11_600,
    batches: [{ batch: blackMass }],
    facts: {
      consignee: 'constructed hydrometallurgy plant',
      dispatchDocument: 'DN-0002',
      fractionWasteCode: 'HK_CHEMICAL_WASTE',
      exported: false,
    },
  },
  {
    stage: 'certified',
    afterMinutes: 20_000,
    batches: [{ batch: lot }],
    facts: {
      intermediateCode: blackMass,
      certificateId: 'constructed:downstream-0001',
      certifiedOutputGrams: 24_000,
      certifiedNickelMilligrams: 6_372_062,
      certifiedCobaltMilligrams: 2_132_006,
      certifiedLithiumMilligrams: 914_458,
    },
  },
]

function output(batch: string, fractionMaterial: string, massGrams: number, content: Content) {
  const ended = { endOfWaste: true, substitutesPrimary: true }
  const destination = 'constructed refinery'
  const facts = { fraction: 'output', fractionMaterial, destination, ...ended }
  return { batch, kind: 'fraction', massGrams, content, facts }
}
