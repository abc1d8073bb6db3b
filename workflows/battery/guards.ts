import { textIn, textsIn } from '../../domain/fact-values.ts'
import type { MachineContext, MachineEvent } from '../stream.ts'
import { isSafeToTouch, touchLimit } from './stages/isolation.ts'
import { traceabilityGaps } from './stages/traceability.ts'

/**
 * Conditions of the battery machine. Those that only choose between two outcomes of one stage (a test that is complete
 * or not) never refuse anything, because an unguarded outcome stands behind them.
 */
export const guards = {
  weighed,
  may_be_isolated: mayBeIsolated,
  insulation_holds: ({ context }: Asked) => context.facts.insulationFailed !== true,
  safe_to_touch: ({ event }: Asked) => isSafeToTouch(event.facts),
  is_product: ({ context }: Asked) => context.kind === 'product',
  test_complete: ({ event }: Asked) => event.decisions.testOutcome === 'complete',
  test_to_review: ({ event }: Asked) => event.decisions.testOutcome === 'review',
  test_failed_twice: ({ event }: Asked) => event.decisions.testOutcome === 'failed',
  review_accepted: ({ event }: Asked) => event.decisions.reviewOutcome === 'accepted',
  review_asks_retest: ({ event }: Asked) => event.decisions.reviewOutcome === 'retest',
  grade_allows_reuse: gradeAllowsReuse,
  traceability_complete: traceabilityComplete,
  final_test_passed: ({ event }: Asked) => event.decisions.finalTestOutcome === 'pass',
  responsibility_accepted: ({ event }: Asked) => event.facts.responsibilityAccepted === true,
  has_passport: ({ context }: Asked) => textIn(context.facts, 'passportId') !== undefined,
  reception_as_sent: ({ event }: Asked) => event.decisions.receptionOutcome === 'accepted',
  nothing_left: ({ context }: Asked) => context.massGrams === 0,
  all_certified: allCertified,
  is_held: ({ event }: Asked) => event.output?.facts.releasedFromQuarantine === false,
  is_lot: ({ context }: Asked) => context.kind === 'recycling_lot',
  is_output: (asked: Asked) => fractionOf(asked) === 'output',
  is_intermediate: (asked: Asked) => fractionOf(asked) === 'intermediate',
  was_received: ({ context }: Asked) => context.facts.wasteStage === 'received',
  is_waste: ({ context }: Asked) =>
    ['declared', 'consigned'].includes(textIn(context.facts, 'wasteStage') ?? ''),
} as const

/** What must hold, said to the person whose scan was refused. */
export const guardSentences: Readonly<Record<keyof typeof guards, string>> = {
  weighed: 'a unit leaves intake only with its weight on record; scan "weighed" first',
  may_be_isolated:
    'the triage must be green, or amber after a release from quarantine; quarantine it or declare it waste',
  insulation_holds:
    'the insulation must be at least 100 Ω/V; release the unit from quarantine and measure it again, or declare it waste',
  safe_to_touch: `the service disconnect must be out and the accessible voltage below ${touchLimit.belowVolts} V DC`,
  is_product: 'only a product is reworked',
  test_complete: 'the bench record must be complete, without trips and below 45 °C',
  test_to_review: 'only a record with trips or a high temperature goes to review',
  test_failed_twice: 'only a second unusable test ends testing',
  review_accepted: 'the reviewer must accept the record',
  review_asks_retest: 'the reviewer must ask for a new test, once',
  grade_allows_reuse: 'the grade must be A, B or C; grade R is for recycling or a new test',
  traceability_complete:
    'lifetime traceability data must be on record without a missing fact (IEC 63338:2024 Clause 4)',
  final_test_passed: 'every protection test must pass and insulation be at least 100 Ω/V',
  responsibility_accepted:
    'the new operator must accept responsibility (Regulation (EU) 2023/1542 Art. 77(7))',
  has_passport: 'the product must have a passport; issue one first',
  reception_as_sent:
    'the net mass must be within 1 % of what was sent and every unit of the trip ticket be there',
  nothing_left: 'all of the lot must be processed before it is closed',
  all_certified: 'the next recycler must have certified every intermediate',
  is_held: 'only what was made of parts in quarantine begins there',
  is_lot: 'only a recycling lot goes back to recycling',
  is_output: 'only an output fraction is recovered material',
  is_intermediate: 'only an intermediate fraction is processed further',
  was_received: 'only waste that had reached the recycler goes back there',
  is_waste: 'only waste stays waste',
}

/** What a guard may look at. */
interface Asked {
  readonly context: MachineContext
  readonly event: MachineEvent
}

/** A unit taken over with earlier records may still be unweighed; it is then weighed before mass moves. */
function weighed({ context, event }: Asked): boolean {
  return context.massGrams !== undefined || event.output !== undefined
}

/** The class that stands may be graver than the last triage: a quarantine raises it. */
function mayBeIsolated({ context }: Asked): boolean {
  const { triageClass, damageClass = triageClass, releasedFromQuarantine } = context.facts
  const classes = [triageClass, damageClass]
  if (classes.every((one) => one === 'green')) return true
  return (
    releasedFromQuarantine === true && classes.every((one) => one === 'green' || one === 'amber')
  )
}

function gradeAllowsReuse({ context }: Asked): boolean {
  return ['A', 'B', 'C'].includes(textIn(context.facts, 'grade') ?? '')
}

function traceabilityComplete({ context }: Asked): boolean {
  return traceabilityGaps(context.facts, context.massGrams).length === 0
}

/** The packs and modules of a lot end with it; only the lot itself waits for certificates. */
function allCertified({ context, event }: Asked): boolean {
  return (
    context.kind !== 'recycling_lot' || textsIn(event.decisions, 'intermediatesOpen').length === 0
  )
}

function fractionOf({ context, event }: Asked): string | undefined {
  const kind = event.output?.kind ?? context.kind
  if (kind !== 'fraction') return undefined
  return textIn({ ...context.facts, ...event.output?.facts }, 'fraction')
}
