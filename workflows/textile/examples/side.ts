import type { Example } from '../../example.ts'
import { codes } from './codes.ts'

/** Constructed: what is not for fibre goes to reuse, to repair, to wipers and to disposal. */
export const sideExamples: readonly Example[] = [
  {
    stage: 'repaired',
    afterMinutes: 1_200,
    batches: [{ batch: codes.repair }],
    facts: { repairDone: 'Buttons and seams' },
  },
  {
    stage: 'status_assessed',
    afterMinutes: 1_300,
    batches: [{ batch: codes.reuse }, { batch: codes.repair }],
    facts: {
      legalStatus: 'product',
      statusBasis: 'reuse_assessment',
      statusReason: 'Wearable, checked piece by piece',
      assessedBy: 'person-03',
      professionalAssessor: true,
      assessmentRecord: 'constructed:assessment-0001',
    },
  },
  {
    stage: 'listed',
    afterMinutes: 1_400,
    batches: [{ batch: codes.reuse }, { batch: codes.repair }],
    facts: { priceHongKongDollars: '9600' },
  },
  {
    stage: 'resold',
    afterMinutes: 2_000,
    batches: [{ batch: codes.reuse }],
    facts: {
      buyer: 'buyer-11',
      invoice: 'constructed:invoice-0001',
      shipDate: '2026-03-04',
      hsCode: '6309',
      exported: false,
    },
  },
  {
    stage: 'shipped',
    afterMinutes: 2_100,
    batches: [{ batch: codes.wipers }],
    facts: {
      buyer: 'buyer-12',
      invoice: 'constructed:invoice-0002',
      shipDate: '2026-03-04',
      hsCode: '6310.10',
      exported: true,
      returnAgreement: 'constructed:agreement-0001',
    },
  },
  {
    stage: 'disposed',
    afterMinutes: 2_200,
    batches: [{ batch: codes.energy }],
    facts: disposal('energy_recovery'),
  },
  {
    stage: 'disposed',
    afterMinutes: 2_210,
    batches: [{ batch: codes.refuse }, { batch: codes.wetSack }],
    facts: disposal('landfill'),
  },
]

function disposal(disposalRoute: string) {
  const dispatchDocument = 'constructed:note-0001'
  return { disposalRoute, disposalReceiver: 'constructed disposal operator', dispatchDocument }
}
