import { houseRule, type Source } from '../../../domain/source.ts'

/** Article 77(7): what a change of a battery's status does to its passport and to who answers for it. */
export const passportChange: Source = {
  basis: 'secondary',
  text: 'Regulation (EU) 2023/1542 Art. 77(7), as others retell it (bloqsens.com, collectadpp.com): a new passport linked to the original, and another operator who answers for it; the paragraph itself was not read',
}

/** Article 77(8): recycling ends the passport. */
export const passportEnd: Source = {
  basis: 'secondary',
  text: 'Regulation (EU) 2023/1542 Art. 77(8), as others retell it (collectadpp.com): the passport ends with recycling; the paragraph itself was not read',
}

/** Annex XIII point 1: model data that everyone may see. */
export const publicModelData: Source = {
  basis: 'read',
  text: 'Regulation (EU) 2023/1542 Annex XIII point 1',
}

/** Annex XIII point 4: data of the single battery, for those with a legitimate interest only. */
export const individualData: Source = {
  basis: 'read',
  text: 'Regulation (EU) 2023/1542 Annex XIII point 4',
}

/** The standard that makes lifetime traceability the condition of any second life. */
export const iec63338: Source = {
  basis: 'read',
  text: 'IEC 63338:2024 Clause 4 (scope text): no reuse or repurposing of single cells or cell assemblies without recorded lifetime traceability data',
}

/** The questions that decide how a battery may travel. */
export const specialProvision376: Source = {
  basis: 'read',
  text: 'ADR special provision 376, six criteria; a battery that cannot be diagnosed counts as damaged',
}

/** Packing instructions by condition, with the tests each asks for. */
export const packingRules: Source = {
  basis: 'read',
  text: 'ADR 2025 packing instructions P903, LP903, P908, LP904, P909, P911, LP906',
}

/** Special provisions under which a type travels that is not proved to UN 38.3. */
export const exceptionSource: Source = {
  basis: 'remembered',
  text: 'ADR special provisions 310 (prototypes and production runs of at most 100; P910, LP905), 376 and 377',
}

/** UN numbers 3480 and 3481; 3551 and 3552 are for sodium-ion batteries, of which no stream knows any. */
export const unNumbers: Source = {
  basis: 'read',
  text: 'ADR 2025 table A: UN 3480, 3481 lithium-ion',
}

/** The three-part document that follows chemical waste in Hong Kong; only s.28, on keeping it, was read in the text itself. */
export const tripTicketRule: Source = {
  basis: 'secondary',
  text: 'Cap. 354C Waste Disposal (Chemical Waste) (General) Regulation s.23, s.26, s.28: trip ticket, kept at least 12 months',
}

/** How long chemical waste may be on its way in Hong Kong, in hours. */
export const deliveryLimit = {
  value: 48,
  source: {
    basis: 'secondary',
    text: 'Hong Kong trip ticket: the collector delivers within 48 hours (a licensed collector’s page; the clause was not read)',
  },
} as const satisfies { readonly value: number; readonly source: Source }

/** Waste batteries cross the border of Hong Kong only with a permit. */
export const exportPermitRule: Source = {
  basis: 'read',
  text: 'Cap. 354 Waste Disposal Ordinance: permit for waste batteries (EPD, Customs)',
}

/** How recycling efficiency and recovery are counted. */
export const recyclingMethod: Source = {
  basis: 'secondary',
  text: 'Delegated Regulation (EU) 2025/606: only output fractions that replace primary raw material count; the first recycler begins with modules or cells, and taking packs apart is preparation (insic.it)',
}

/** Bounds that only keep out what physics or a slip of the finger would explain. */
export const plausible: Source = houseRule('Physical plausibility limit')

/** The order in which a bench record is filled in; every column of it is kept. */
export const benchRun: Source = houseRule(
  'Bench record: rest, CC-CV charge to 0.05 C, rest, CC discharge, 5 s pulse',
)

/** Class of lithium-ion batteries under ADR. */
export const hazardClasses: Source = {
  basis: 'secondary',
  text: 'ADR 2025: UN 3480 and UN 3481 are class 9',
}
