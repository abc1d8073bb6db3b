import type { Source } from '../source.ts'

/**
 * Chain-of-custody models that may be recorded, the strictest first. Book and claim, where paper flows apart from the
 * goods, is not among them and is refused.
 */
export const custodyModels = [
  'identity_preserved', // One source, never mixed.
  'segregated', // Only qualifying material; sources may mix.
  'controlled_blending', // Mixed by rule, with a known share in each output.
  'mass_balance', // Mixed, with the share true only on average over a period.
] as const
export type CustodyModel = (typeof custodyModels)[number]

/** Where the models come from. */
export const custodySource: Source = {
  basis: 'secondary',
  text: 'ISO 22095:2020, chain of custody models, read in texts about it (bookandclaimcommunity.org)',
}

/** The least strict of some models, which is all that what is made from them may be called. */
export function weakestModel(models: readonly CustodyModel[]): CustodyModel {
  const places = models.map((model) => custodyModels.indexOf(model))
  return custodyModels[Math.max(0, ...places)] ?? 'mass_balance'
}
