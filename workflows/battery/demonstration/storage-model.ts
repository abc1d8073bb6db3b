import { houseRule, type Source } from '../../../domain/source.ts'
import type { DemonstrationModel } from '../../example.ts'
import { storagePapers } from './storage-papers.ts'

/** No figure of the model is anybody's: they are of the size that such a battery has. */
export const constructedFigures: Source = houseRule('Constructed for the demonstration')

/**
 * What holds for all storage products of the city. Who made them, where and when follow from their assembly, and nobody says what
 * of them is renewable: a passport of theirs names that as lacking.
 */
export const storageModel: DemonstrationModel = {
  model: 'Constructed storage 40 kWh',
  source: constructedFigures,
  facts: {
    manufacturerAddress: '1 Constructed Road, Yuen Long, Hong Kong',
    manufacturerContact: 'Passport desk (constructed)',
    manufacturerWebsite: 'https://passport.example/constructed',
    batteryCategory: 'stationary',
    hazardousSubstances: [
      {
        substance: 'Lithium hexafluorophosphate',
        casNumber: '21324-40-3',
        component: 'Electrolyte',
      },
      { substance: 'Ethylene carbonate', casNumber: '96-49-1', component: 'Electrolyte' },
    ],
    extinguishingAgents: ['water', 'aqueous_vermiculite'],
    criticalRawMaterials: [
      { substance: 'Nickel', casNumber: '7440-02-0', component: 'Cathode' },
      { substance: 'Cobalt', casNumber: '7440-48-4', component: 'Cathode' },
      { substance: 'Manganese', casNumber: '7439-96-5', component: 'Cathode' },
      { substance: 'Lithium', casNumber: '7439-93-2', component: 'Cathode and electrolyte' },
      { substance: 'Natural graphite', casNumber: '7782-42-5', component: 'Anode' },
    ],
    recycledCobaltPercent: '0',
    recycledLithiumPercent: '0',
    recycledNickelPercent: '0',
    recycledLeadPercent: '0',
    minimumVoltageVolts: '172.8',
    maximumVoltageVolts: '268.8',
    voltageTemperatureLeastCelsius: '0',
    voltageTemperatureMostCelsius: '45',
    originalPowerWatts: '20000',
    dischargePowerLimitWatts: '20000',
    chargePowerLimitWatts: '15000',
    powerTemperatureLeastCelsius: '0',
    powerTemperatureMostCelsius: '45',
    initialRoundTripEfficiencyPercent: '93',
    cellResistanceMilliohm: '1.1',
    packResistanceMilliohm: '84',
    expectedLifetimeCycles: 3_000,
    expectedLifetimeYears: '10',
    lifetimeReferenceTest: 'IEC 62620 endurance in cycles (constructed)',
    lifeTestCRate: '0.5',
    idleTemperatureLeastCelsius: '-20',
    idleTemperatureMostCelsius: '60',
    idleTemperatureTest: 'Storage for 24 hours (constructed)',
    detailedComposition: [
      { substance: 'Lithium nickel manganese cobalt oxide', component: 'Cathode' },
      { substance: 'Graphite', casNumber: '7782-42-5', component: 'Anode' },
      { substance: 'Lithium hexafluorophosphate in carbonates', component: 'Electrolyte' },
    ],
    componentPartNumbers: [
      { component: 'Battery management system', partNumber: 'CONSTRUCTED-BMS-1' },
      { component: 'Casing', partNumber: 'CONSTRUCTED-CASE-1' },
    ],
    sparePartSources: [
      {
        name: 'Constructed Spares Limited',
        website: 'https://passport.example/constructed/spares',
      },
    ],
    numberOfCells: 96,
    cellLayout: 'Eight modules in series (constructed)',
    ...storagePapers,
  },
}
