import type { NamesElsewhere } from '../../../domain/passport/score-document.ts'
import type { Source } from '../../../domain/source.ts'

/** Where the names were read. */
export const namesSource: Source = {
  basis: 'read',
  text: 'Terms of the OpenEPCIS battery vocabulary 0.9 and the GS1 Web Vocabulary, as two passports and a list of points use them; UNTP 0.7.0 Product',
}

/** By which names the battery passports of others answer the points of the Commission's guidance; `has` of a term is left out. */
export const batteryNamesElsewhere: NamesElsewhere = {
  1: [
    ['batteryPassportIdentifier'],
    ['uniqueProductIdentifier'],
    ['digitalProductPassportId'],
    ['^id'],
  ],
  2: [
    ['operatorInformation'],
    ['operatorIdentifier'],
    ['economicOperatorId'],
    ['relatedParty'],
    ['issuer.id'],
  ],
  3: [['manufacturer.organizationName'], ['manufacturer.name']],
  4: [
    ['manufacturer.address'],
    ['manufacturer.PostalAddress'],
    ['manufacturer.postalAddress'],
    ['manufacturer.partyAddress'],
    ['manufacturerAddress'],
    ['manufacturerPostalAddress'],
  ],
  5: [['contactPoint'], ['manufacturer.contactPoint']],
  6: [['^category'], ['batteryCategory']],
  7: [
    ['batteryModelIdentifier', 'serialNumber'],
    ['modelNumber', 'serialNumber'],
    ['modelNumber', 'batchNumber'],
    ['modelNumber', 'itemNumber'],
    ['gtin', 'serialNumber'],
  ],
  8: [['manufacturingPlace'], ['facilityIdentifier'], ['producedAtFacility']],
  9: [['productionDate'], ['manufacturingDate']],
  10: [['batteryMass'], ['netWeight'], ['dimensions.weight']],
  11: [['ratedCapacity']],
  12: [['batteryChemistry'], ['chemistry']],
  13: [['hazardousSubstances']],
  14: [['extinguishingAgent']],
  15: [['isCriticalRawMaterial'], ['criticalRawMaterialsStatement']],
  20: [['cobaltRecycledShare']],
  21: [['lithiumRecycledShare']],
  22: [['nickelRecycledShare']],
  23: [['leadRecycledShare']],
  24: [['renewableContentShare'], ['renewableContent']],
  26: [['minimumVoltage']],
  27: [['nominalVoltage']],
  28: [['maximumVoltage']],
  29: [['originalPowerCapability']],
  30: [['maximumPermittedBatteryPower'], ['maximumChargingPower', 'maximumDischargingPower']],
  31: [['expectedNumberOfCycles'], ['expectedCycleLife']],
  32: [['lifetimeReferenceTest']],
  33: [['capacityThresholdForExhaustion']],
  34: [['temperatureRangeIdleState']],
  35: [['warrantyConditions'], ['warranty'], ['warrantyPeriod']],
  36: [['roundTripEnergyEfficiency'], ['roundTripEfficiency'], ['initialRoundTripEfficiency']],
  37: [['roundTripEfficiencyAt50PercentCycleLife']],
  38: [['initialInternalResistance']],
  39: [['cRateLifeCycleTest']],
  40: [['labels'], ['separateCollectionSymbolUrl']],
  41: [['cadmiumSymbolRequired', 'leadSymbolRequired']],
  42: [['euDeclarationOfConformity'], ['declarationOfConformity']],
  43: [['wastePrevention', 'informationOnCollection', 'separateCollection']],
  45: [
    ['cathodeActiveMaterial', 'anodeActiveMaterial', 'electrolyteComposition'],
    ['cathodeActiveMaterial', 'anodeActiveMaterial', 'electrolyteType'],
  ],
  46: [['spareParts']],
  47: [['sparePartSources'], ['supplierContact']],
  48: [['dismantlingDocuments'], ['dismantlingInstructions']],
  49: [['safetyMeasures'], ['safetyInstructions']],
  50: [['resultOfTestReport'], ['testReportNumber']],
  51: [['ratedCapacity']],
  52: [['capacityFade']],
  53: [['^powerCapability'], ['technicalSpecifications.powerCapability']],
  54: [['powerFade']],
  55: [['internalResistance']],
  56: [['internalResistanceIncrease']],
  57: [['roundTripEfficiency']],
  58: [['roundTripEfficiencyFade']],
  59: [['expectedRemainingCycles']],
  60: [['expectedLifetimeYears'], ['expectedRemainingLifetimeMonths']],
  61: [['stateOfCertifiedEnergy']],
  62: [['remainingCapacity']],
  63: [['remainingPowerCapability']],
  64: [['remainingRoundTripEfficiency']],
  65: [['evolutionOfSelfDischarge'], ['currentSelfDischargingRate']],
  66: [['internalResistance']],
  67: [['^status']],
  68: [['numberOfFullCycles'], ['cycleCount']],
  69: [['negativeEvents']],
  70: [
    ['timeSpentInExtremeTemperaturesAboveBoundary'],
    ['timeSpentInExtremeTemperaturesBelowBoundary'],
  ],
  71: [['stateOfCharge']],
}

/** The category of the guidance in the words of others: `IndustrialBattery`, `lmt`, "Stationary energy storage". */
export function batteryCategoryIn(words: string): string | undefined {
  if (/industrial|stationary/i.test(words)) return 'industrial'
  if (/\blmt|lmtbattery|light.?means/i.test(words)) return 'LMT'
  return /\bev\b|evbattery|electric.?vehicle/i.test(words) ? 'EV' : undefined
}
