import { days } from '../model/times.ts'

/** A day before the run, on which papers are dated. */
function daysAgo(count: number): string {
  return new Date(Date.now() - days(count)).toISOString()
}

/** Facts that the stages ask for, as a station would send them. Constructed, and the same for every batch. */
export const facts = {
  collected: {
    collectionPoint: 'bank 17',
    collector: 'charity',
    collectedAt: daysAgo(40),
    sourceClass: 'household_bank',
    originClass: 'post_consumer',
    fibreClass: 'mixed',
  },
  received: {
    reclaimedDeclaration: 'declaration-01',
    routeVersion: 'worked_example@1',
    moistureRegainPercent: '7.4',
    wetOrMouldy: false,
  },
  prepared: { hardwareRemoved: true, seamsCut: true, pieceMillimetres: '80' },
  sorted: { sortingMethod: 'manual', sortingStation: 'table 3' },
  shipped: {
    buyer: 'buyer-12',
    invoice: 'invoice-02',
    shipDate: daysAgo(4).slice(0, 10),
    hsCode: '6310.10',
    exported: false,
  },
  disposed: {
    disposalRoute: 'energy_recovery',
    disposalReceiver: 'disposal operator',
    dispatchDocument: 'note-01',
  },
  textileQuarantined: {
    rejectionCodes: ['WET'],
    quarantineReason: 'Wet through',
    quarantinePlace: 'bay Q1',
  },
  takenIn: {
    sourceKind: 'workshop',
    sourceReference: 'job 4711',
    removalDate: daysAgo(40),
    removalReason: 'capacity_loss',
    declaredWaste: false,
  },
  pack: {
    chemistry: 'NMC',
    // Little enough for every mass that the walks and scales come to.
    ratedCapacityAmpereHours: '36',
    nominalVoltageVolts: '350',
    serial: 'S-1',
    model: 'Pack 12.6 kWh',
    lifetimeTraceability: 'recorded',
  },
  triaged: {
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
  isolated: {
    highVoltageDisconnectRemoved: true,
    residualVoltageVolts: '3.2',
    lockOutId: 'LOCK-17',
    stateOfChargePercent: '24',
  },
  recordAdded: { provenStage: 'tested', recordsOrigin: 'another bench' },
  module: { ratedCapacityAmpereHours: '108', nominalVoltageVolts: '29.17' },
  casing: {
    fraction: 'intermediate',
    fractionMaterial: 'casing',
    destination: 'metal recycler',
    endOfWaste: false,
    substitutesPrimary: false,
  },
  fractionDispatched: {
    consignee: 'metal recycler',
    dispatchDocument: 'DN-01',
    fractionWasteCode: 'OTHER',
    exported: false,
  },
} as const

/** Papers of a hand-over, by stream. */
export const papers = {
  textile: { deliveryNote: 'note-7' },
  battery: { unNumber: 'UN3480', hazardClass: '9', packingInstruction: 'P903' },
} as const
