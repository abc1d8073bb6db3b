import { compare, formatDecimal, parseDecimal, subtract } from '../../domain/decimal.ts'
import { assessInsulation } from './insulation.ts'
import { packingRules, specialProvision376 } from './stages/sources.ts'
import type { Sourced } from './targets.ts'

/** Green conforms to the tested type, amber is damaged or defective, red is liable to react. */
export type TriageClass = 'green' | 'amber' | 'red'

/** Answers of the competent person, figures as plain decimal texts; every gap counts against it. */
export type TriageAnswers = { readonly level: 'pack' | 'module' | 'cell' } & {
  readonly [Q in keyof typeof yesNoQuestions]?: boolean | undefined
} & { readonly [Q in MeasuredQuestion]?: string | undefined }

/** One thing that keeps a unit from green. */
export type TriageReason = Sourced & {
  readonly code: 'answer' | 'not-answered' | 'beyond-limit'
  readonly question: keyof typeof yesNoQuestions | MeasuredQuestion
  readonly class: 'amber' | 'red'
  /** Beyond a limit: what was found and the limit, in the unit of the question or in ohm per volt. */
  readonly found?: string
  readonly limit?: string
}

/**
 * Classifies one unit by its worst answer, red reasons first. An unanswered question that applies
 * means the unit cannot be diagnosed before carriage, which transport law counts as damaged or
 * defective: amber at least. Cells have no insulation, only packs have a management system to read.
 */
export function triage(answers: TriageAnswers): {
  readonly class: TriageClass
  readonly reasons: readonly TriageReason[]
} {
  const reasons = [
    ...yesNoReasons(answers),
    ...unmeasuredReasons(answers),
    ...limitReasons(answers),
    ...insulationReasons(answers),
  ]
  const red = reasons.filter((reason) => reason.class === 'red')
  const amber = reasons.filter((reason) => reason.class === 'amber')
  if (red.length > 0) return { class: 'red', reasons: [...red, ...amber] }
  return { class: amber.length > 0 ? 'amber' : 'green', reasons: amber }
}

const HOUSE = {
  basis: 'house',
  text: 'House rule on the criteria of special provision 376',
} as const
const COPPER = {
  basis: 'remembered',
  text: 'Below 1.5 V the copper of the anode may have dissolved and may short the cell later',
} as const

/** How a unit of each class is packed wherever it leaves, or is set apart; `marking` is what the package must say. */
export const packingInstructions = {
  green: { packing: 'P903', largePacking: 'LP903', forDisposal: 'P909', source: packingRules },
  amber: {
    packing: 'P908',
    largePacking: 'LP904',
    marking: 'DAMAGED/DEFECTIVE LITHIUM-ION BATTERIES',
    airForbidden: true,
    source: packingRules,
  },
  red: {
    packing: 'P911',
    largePacking: 'LP906',
    marking: 'DAMAGED/DEFECTIVE LITHIUM-ION BATTERIES',
    airForbidden: true,
    source: packingRules,
  },
} as const satisfies Record<TriageClass, Sourced & Record<string, unknown>>

/** `bad` is the answer that gives the class; `criterion` the letter in special provision 376. */
export const yesNoQuestions = {
  smokeOdourOrHissing: { bad: true, class: 'red', criterion: 'a', source: HOUSE },
  leakOnHighVoltagePart: { bad: true, class: 'red', criterion: 'a', source: HOUSE },
  crushedOrPunctured: { bad: true, class: 'red', criterion: 'c', source: HOUSE },
  fireExposure: { bad: true, class: 'red', criterion: 'b', source: HOUSE },
  waterExposure: { bad: true, class: 'red', criterion: 'b', source: HOUSE },
  leakedOrVented: { bad: true, class: 'amber', criterion: 'a', source: specialProvision376 },
  swelling: { bad: true, class: 'amber', criterion: 'c', source: specialProvision376 },
  dentWithoutBreach: { bad: true, class: 'amber', criterion: 'c', source: HOUSE },
  corrosionOrDiscolouring: {
    bad: true,
    class: 'amber',
    criterion: 'c',
    source: specialProvision376,
  },
  accidentInUse: { bad: true, class: 'amber', criterion: 'b', source: HOUSE },
  historyKnown: { bad: false, class: 'amber', criterion: 'b', source: HOUSE },
  safetyFaultReported: { bad: true, class: 'amber', criterion: 'e', source: specialProvision376 },
  managementSystemReadable: { bad: false, class: 'amber', criterion: 'f', source: HOUSE },
  diagnosisCompleted: { bad: false, class: 'amber', criterion: null, source: specialProvision376 },
} as const satisfies Record<
  string,
  Sourced & { bad: boolean; class: TriageClass; criterion: unknown }
>

/** Limits of the measured questions, per cell and at rest; beyond any of them a unit is red. */
export const triageLimits = {
  /** Above the ambient temperature, in kelvin. */
  surfaceTemperatureCelsius: { redWhen: 'at-least', limit: '5', source: HOUSE },
  /** Over 30 minutes. The rule says "or rising" without a figure; less is lost in the reading. */
  temperatureRiseKelvin: { redWhen: 'at-least', limit: '1', source: HOUSE },
  openCircuitFallMillivoltsPerHour: { redWhen: 'above', limit: '10', source: HOUSE },
  lowestCellVoltageV: { redWhen: 'below', limit: '1.5', source: COPPER },
  /** The limit is the maker's charging cut-off, `maximumCellVoltageV`. */
  highestCellVoltageV: { redWhen: 'above', limit: null, source: HOUSE },
} as const satisfies Record<string, LimitRule>

type LimitRule = Sourced & { redWhen: 'at-least' | 'above' | 'below'; limit: string | null }

const INSULATION = [
  'insulationPositiveKiloohm',
  'insulationNegativeKiloohm',
  'workingVoltageV',
] as const
const MEASURED = [
  ...keysOf(triageLimits),
  'ambientTemperatureCelsius',
  'maximumCellVoltageV',
  ...INSULATION,
] as const
type MeasuredQuestion = (typeof MEASURED)[number]

function yesNoReasons(answers: TriageAnswers): TriageReason[] {
  return keysOf(yesNoQuestions).flatMap((question): TriageReason[] => {
    if (question === 'managementSystemReadable' && answers.level !== 'pack') return []
    const { bad, class: badClass, source } = yesNoQuestions[question]
    if (answers[question] === undefined) return [notAnswered(question)]
    return answers[question] === bad ? [{ code: 'answer', question, class: badClass, source }] : []
  })
}

function unmeasuredReasons(answers: TriageAnswers): TriageReason[] {
  const asked = MEASURED.filter(
    (question) => answers.level !== 'cell' || !INSULATION.some((name) => name === question),
  )
  return asked.filter((question) => answers[question] === undefined).map(notAnswered)
}

function notAnswered(question: TriageReason['question']): TriageReason {
  return { code: 'not-answered', question, class: 'amber', source: specialProvision376 }
}

function limitReasons(answers: TriageAnswers): TriageReason[] {
  return keysOf(triageLimits).flatMap((question): TriageReason[] => {
    const { redWhen, limit: fixed, source } = triageLimits[question]
    const found = foundFor(question, answers)
    const limit = fixed ?? answers.maximumCellVoltageV
    if (found === undefined || limit === undefined) return []
    if (!isBeyond(redWhen, compare(found, parseDecimal(limit)))) return []
    const figures = { found: formatDecimal(found), limit }
    return [{ code: 'beyond-limit', question, class: 'red', ...figures, source }]
  })
}

function foundFor(question: keyof typeof triageLimits, answers: TriageAnswers) {
  const answer = answers[question]
  if (answer === undefined) return undefined
  if (question !== 'surfaceTemperatureCelsius') return parseDecimal(answer)
  const ambient = answers.ambientTemperatureCelsius
  return ambient === undefined ? undefined : subtract(parseDecimal(answer), parseDecimal(ambient))
}

function isBeyond(redWhen: LimitRule['redWhen'], order: -1 | 0 | 1): boolean {
  switch (redWhen) {
    case 'at-least':
      return order >= 0
    case 'above':
      return order > 0
    case 'below':
      return order < 0
    default:
      return redWhen satisfies never
  }
}

/** Each pole counts by itself, so that one measured pole is judged while the other is missing. */
function insulationReasons(answers: TriageAnswers): TriageReason[] {
  const [positive, negative] = INSULATION
  const voltage = answers.workingVoltageV
  if (answers.level === 'cell' || voltage === undefined) return []
  return ([positive, negative] as const).flatMap((question): TriageReason[] => {
    const kiloohm = answers[question]
    if (kiloohm === undefined) return []
    const { result, ohmPerVolt, limit } = assessInsulation(kiloohm, voltage)
    if (result === 'pass') return []
    const figures = { found: ohmPerVolt, limit: limit.ohmPerVolt }
    return [{ code: 'beyond-limit', question, class: 'amber', ...figures, source: limit.source }]
  })
}

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  // Object.keys forgets the key type; the tables of this file are its only callers.
  return Object.keys(table) as K[]
}
