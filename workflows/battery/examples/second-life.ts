import type { Example } from '../../example.ts'
import { contentOf, product, reused } from './codes.ts'

const batches = [{ batch: product }]

/** Constructed: eight modules become a storage product that is sold and put into service. */
export const secondLifeExamples: readonly Example[] = [
  {
    stage: 'matched',
    afterMinutes: 2_000,
    batches: reused.map((batch) => ({ batch })),
    facts: { targetProduct: product, balancing: 'strict' },
  },
  {
    stage: 'assembled',
    afterMinutes: 2_900,
    batches: reused.map((batch) => ({ batch })),
    additions: [
      { material: 'casing', massGrams: 24_000 },
      { material: 'management_system', massGrams: 3_500 },
      { material: 'cables', massGrams: 4_500 },
    ],
    outputs: [
      {
        batch: product,
        kind: 'product',
        massGrams: 260_000,
        content: contentOf(8),
        facts: {
          serial: 'CONSTRUCTED-P-0001',
          model: 'Constructed storage 40 kWh',
          ratedCapacityAmpereHours: '175',
          nominalVoltageVolts: '233.36',
          ratedEnergyKilowattHours: '40.8',
        },
      },
    ],
    facts: {
      bmsId: 'BMS-0001',
      bmsFirmware: '1.4.2',
      unitsInSeries: 8,
      unitsInParallel: 1,
      torqueLog: 'constructed:torque-log-0001',
    },
  },
  {
    stage: 'final_tested',
    afterMinutes: 3_400,
    batches,
    facts: {
      productEnergyKilowattHours: '40.9',
      productCapacityAmpereHours: '175.3',
      roundTripEfficiencyPercent: '93.5',
      workingVoltageVolts: '233.36',
      insulationKiloohm: '2500',
      protectionTestsPassed: [
        'overvoltage',
        'undervoltage',
        'overcurrent',
        'short_circuit',
        'overtemperature',
        'undertemperature',
      ],
      testEvidence: ['constructed:un38.3-summary', 'constructed:iec62619-report'],
    },
  },
  {
    stage: 'passport_issued',
    afterMinutes: 3_600,
    batches,
    facts: {
      passportId: 'https://passport.example/constructed/repurposed-0001',
      predecessors: ['https://passport.example/constructed/original-0001'],
      passportOperation: 'repurposing',
      economicOperator: 'Constructed Storage Limited',
      batteryCategory: 'stationary',
      responsibilityAccepted: true,
      un38_3Valid: true,
      ceValid: true,
    },
  },
  {
    stage: 'listed',
    afterMinutes: 3_700,
    batches,
    facts: { priceHongKongDollars: '68000', warrantyMonths: 36 },
  },
  {
    stage: 'sold',
    afterMinutes: 5_200,
    batches,
    facts: {
      buyer: 'buyer-01',
      priceHongKongDollars: '66000',
      unNumber: 'UN3480',
      packingInstruction: 'P903',
      dangerousGoodsDocument: 'DG-0001',
      warrantyMonths: 36,
    },
  },
  {
    stage: 'put_into_service',
    afterMinutes: 9_000,
    batches,
    facts: { dateOfPuttingIntoService: '2026-03-10', serviceSite: 'constructed site' },
  },
]
