import { houseRule, type Source } from '../../../domain/source.ts'

/** Separately collected textiles are waste from the moment of collection. */
export const wasteOnCollection: Source = {
  basis: 'read',
  text: 'Directive 2008/98/EC Art. 22d(2), inserted by Directive (EU) 2025/1892',
}

/** Sorting and assessment stand between collection and reuse. */
export const reuseAssessment: Source = {
  basis: 'secondary',
  text: 'Directive (EU) 2025/1892: export as reusable needs proof of sorting per bale, assessment records and a declaration that it is not waste (textalks.com)',
}

/** Pre- and post-consumer material are told apart everywhere. */
export const originRule: Source = {
  basis: 'remembered',
  text: 'ISO 14021: pre-consumer is diverted from manufacturing waste, post-consumer comes from households and end users; GRS and RCS ask for both shares apart',
}

/** What Hong Kong asks before textile waste crosses its border. */
export const exportRule: Source = {
  basis: 'read',
  text: 'Cap. 354 Waste Disposal Ordinance, Sixth Schedule (customs.gov.hk, epd.gov.hk): no permit only if uncontaminated and for genuine recycling or reuse',
}

/** How far sanitising must reduce microorganisms. */
export const sanitisingRule: Source = {
  basis: 'read',
  text: 'HKRITA newsletter 49: ozone and ultraviolet, at least 90 % fewer microorganisms',
}

/** Ranges that a practitioner remembers and nobody has checked. */
export const ozoneGuide: Source = {
  basis: 'remembered',
  text: 'Ozone chamber: 5 to 50 ppm, 15 to 60 minutes',
}

/** The line uses no water and makes no effluent; a claim needs the meter. */
export const waterlessRule: Source = {
  basis: 'read',
  text: 'hkrita.com Commercializations detail/179: no water used, no effluent; we ask for the metered figure',
}

/** The colour of the old cloth stays the colour of the yarn; a claim needs the record. */
export const undyedRule: Source = {
  basis: 'read',
  text: 'just-style id134182: sorted by colour, no dyeing; we ask for yes or no with its record',
}

/** Names and tolerance of fibre composition. */
export const fibreNamesRule: Source = {
  basis: 'read',
  text: 'Regulation (EU) 1007/2011: names of Annex I, per cent by weight in descending order, 3 % tolerance (Art. 20)',
}

/** Quality figures that have no published bounds for post-consumer fibre. */
export const fibreQuality: Source = {
  basis: 'remembered',
  text: 'Post-consumer fibre: mean length 8 to 14 mm, short fibre content 45 to 75 % by number',
}

/** A declaration of reclaimed material starts the chain before certification. */
export const reclaimedDeclaration: Source = {
  basis: 'read',
  text: 'RCS 2.0 Appendix A, reclaimed material declaration (docest.com); its fields are remembered',
}

/** Papers of a certified sale. */
export const certificateRule: Source = {
  basis: 'secondary',
  text: 'Transaction certificates: ship date inside the validity of the scope certificate (ascpservices.com, csw001)',
}

/** Bounds that only keep out what physics or a slip of the finger would explain. */
export const plausible: Source = houseRule('Physical plausibility limit')
