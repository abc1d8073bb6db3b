import type { ChemistryGroup } from './targets.ts'

/** Chemistries that are not of lithium, by their group. What intake knows is of lithium; records from elsewhere may say these. */
const groups: Readonly<Record<string, ChemistryGroup>> = {
  LEAD_ACID: 'lead-acid',
  NICD: 'nickel-cadmium',
  NIMH: 'other',
  NA_ION: 'other',
  ALKALINE: 'other',
  ZINC_CARBON: 'other',
}

/** The group of chemistries whose efficiency target a lot is held to; what a lot does not say counts as lithium, the only one that is taken in. */
export function chemistryGroupOf(chemistry: string | undefined): ChemistryGroup {
  return (chemistry === undefined ? undefined : groups[chemistry]) ?? 'lithium'
}
