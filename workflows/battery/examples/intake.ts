import type { Example } from '../../example.ts'
import { contentOf, moduleGrams, modules, pack } from './codes.ts'

/** Constructed: from the gate to twelve labelled modules. */
export const intakeExamples: readonly Example[] = [
  {
    stage: 'taken_in',
    afterMinutes: 0,
    outputs: [
      {
        batch: pack,
        kind: 'pack',
        massGrams: 396_000,
        content: contentOf(12),
        facts: {
          chemistry: 'NMC',
          ratedCapacityAmpereHours: '216',
          nominalVoltageVolts: '350',
          serial: 'CONSTRUCTED-0001',
          model: 'Constructed pack 75.6 kWh',
          lifetimeTraceability: 'recorded',
          predecessorPassportId: 'https://passport.example/constructed/original-0001',
        },
      },
    ],
    facts: {
      sourceKind: 'workshop',
      sourceReference: 'constructed job 4711',
      removalDate: '2026-03-02',
      removalReason: 'capacity_loss',
      declaredWaste: false,
    },
  },
  triageOfPack(),
  {
    stage: 'isolated',
    afterMinutes: 120,
    batches: [{ batch: pack }],
    facts: {
      highVoltageDisconnectRemoved: true,
      residualVoltageVolts: '3.2',
      lockOutId: 'LOCK-17',
      stateOfChargePercent: '24',
    },
  },
  {
    stage: 'dismantled',
    afterMinutes: 240,
    batches: [{ batch: pack }],
    outputs: [
      ...modules.map((batch, index) => ({
        batch,
        kind: 'module',
        massGrams: moduleGrams,
        content: contentOf(1),
        facts: {
          position: String(index + 1),
          ratedCapacityAmpereHours: '216',
          nominalVoltageVolts: '29.17',
        },
      })),
      part('FRAC-HK-0001-CASE', 'casing', 38_000),
      part('FRAC-HK-0001-CABLE', 'cables', 6_500),
      part('FRAC-HK-0001-PCB', 'electronics', 4_200),
    ],
    losses: [
      { reason: 'coolant', massGrams: 4_800 },
      { reason: 'fasteners', massGrams: 500 },
    ],
  },
  {
    stage: 'fraction_dispatched',
    afterMinutes: 300,
    batches: [
      { batch: 'FRAC-HK-0001-CASE' },
      { batch: 'FRAC-HK-0001-CABLE' },
      { batch: 'FRAC-HK-0001-PCB' },
    ],
    facts: {
      consignee: 'constructed metal recycler',
      dispatchDocument: 'DN-0001',
      fractionWasteCode: 'OTHER',
      exported: false,
    },
  },
]

function triageOfPack(): Example {
  return {
    stage: 'triaged',
    afterMinutes: 45,
    batches: [{ batch: pack }],
    facts: {
      competentPerson: 'person-01',
      smokeOdourOrHissing: false,
      leakOnHighVoltagePart: false,
      crushedOrPunctured: false,
      fireExposure: false,
      waterExposure: false,
      leakedOrVented: false,
      swelling: false,
      dentWithoutBreach: false,
      corrosionOrDiscolouring: false,
      accidentInUse: false,
      historyKnown: true,
      safetyFaultReported: false,
      managementSystemReadable: true,
      diagnosisCompleted: true,
      surfaceTemperatureCelsius: '23.5',
      ambientTemperatureCelsius: '23',
      temperatureRiseKelvin: '0.1',
      openCircuitVoltageVolts: '341',
      openCircuitFallMillivoltsPerHour: '0.2',
      lowestCellVoltageV: '3.54',
      highestCellVoltageV: '3.56',
      maximumCellVoltageV: '4.2',
      insulationPositiveKiloohm: '2400',
      insulationNegativeKiloohm: '2600',
      insulationTestVoltageVolts: '500',
      workingVoltageV: '350',
    },
  }
}

function part(batch: string, fractionMaterial: string, massGrams: number) {
  const destination = 'constructed metal recycler'
  const fraction = 'intermediate'
  const ended = { endOfWaste: false, substitutesPrimary: false }
  return {
    batch,
    kind: 'fraction',
    massGrams,
    facts: { fraction, fractionMaterial, destination, ...ended },
  }
}
