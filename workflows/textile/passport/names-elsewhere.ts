import type { NamesElsewhere } from '../../../domain/passport/score-document.ts'
import type { Source } from '../../../domain/source.ts'

/** Where the names were read. */
export const textileNamesSource: Source = {
  basis: 'read',
  text: 'Shapes of the OpenEPCIS textile vocabulary 0.9.9 (10 August 2026) with the terms of the GS1 Web Vocabulary that they use; UNTP 0.7.0 Product for the category, the issuer and the country',
}

/** By which names the textile passports of others answer the points of our table; `has` of a term is left out. */
export const textileNamesElsewhere: NamesElsewhere = {
  1: [['^category'], ['^productCategory']],
  2: [['fabricType']],
  3: [['apparelSubcategory']],
  4: [['garmentType']],
  5: [['targetConsumerGender']],
  6: [['sizeRange']],
  7: [['seasonCollection']],
  // A fibre without its share is no composition.
  8: [['textileMaterialDescription', 'textileMaterialPercentage']],
  9: [
    ['washingSymbol', 'bleachingSymbol', 'dryingSymbol', 'ironingSymbol', 'dryCleaningSymbol'],
    ['careInstructions'],
  ],
  10: [['durabilityInfo']],
  11: [['robustnessAssessment']],
  12: [['recyclabilityAssessment']],
  13: [['recycledContentDeclaration']],
  14: [['environmentalFootprint']],
  15: [['substancesOfConcern']],
  16: [['microplasticInfo']],
  17: [['takeBackProgram']],
  18: [['takeBackProgramAvailable']],
  20: [['isRepairable']],
  21: [['repairGuideUrl']],
  23: [['sparePartsUrl']],
  26: [['consumerRecyclingInstructions']],
  27: [['waterUsage']],
  28: [['energyUsage']],
  29: [['productionWastePercentage']],
  31: [['spinningFacility']],
  32: [['weavingFacility']],
  33: [['dyeingFacility']],
  34: [['cutAndSewFacility']],
  35: [['finishingFacility']],
  36: [['operatorInformation'], ['relatedParty'], ['issuer.id']],
  37: [['countryOfOrigin'], ['countryOfProduction']],
}
