import { textIn } from '../../domain/fact-values.ts'
import type { MachineContext, MachineEvent } from '../stream.ts'
import { grades } from './grades.ts'

/**
 * Conditions of the textile machine. The order of the line is not among them: a route is data, and each stage's rules
 * read it. Those that only choose an outcome refuse nothing, because an unguarded outcome stands behind them.
 */
export const guards = {
  for_reuse: (asked: Asked) => gradeRouteOf(asked) === 'reuse',
  for_repair: (asked: Asked) => gradeRouteOf(asked) === 'repair',
  for_fibre: (asked: Asked) => gradeRouteOf(asked) === 'fibre',
  for_downcycling: (asked: Asked) => gradeRouteOf(asked) === 'downcycling',
  assessed_for_reuse: assessedForReuse,
  reduction_reached: (asked: Asked) => outcomeOf(asked, 'sanitiseOutcome') === 'passed',
  reduction_to_repeat: (asked: Asked) => outcomeOf(asked, 'sanitiseOutcome') === 'repeat',
  hardware_out: hardwareOut,
  colour_sure: (asked: Asked) => outcomeOf(asked, 'colourOutcome') === 'automatic',
  unopened_left: (asked: Asked) => outcomeOf(asked, 'openingOutcome') === 'again',
  was_held_in: wasHeldIn,
  goods_left: ({ context }: Asked) => (context.massGrams ?? 0) > 0,
} as const

/** What must hold, said to the person whose scan was refused. */
export const guardSentences: Readonly<Record<keyof typeof guards, string>> = {
  for_reuse: 'only grades R1 to R3 are for reuse',
  for_repair: 'only grade R4 is for repair',
  for_fibre: 'only grades F1 and F2 are for fibre',
  for_downcycling: 'only grade F3 is for downcycling',
  assessed_for_reuse:
    'a professional assessment must say that it is fit for reuse and a product; scan "status_assessed" first',
  reduction_reached: 'microorganisms must be reduced by at least 90 %',
  reduction_to_repeat: 'a failed sanitising is repeated at most twice',
  hardware_out: 'hardware must be out and the metal check passed',
  colour_sure: 'the colour must be near one bin and away from the next',
  unopened_left: 'only fibre with unopened cloth goes round again',
  was_held_in: 'a release leads back to where the batch was held',
  goods_left: 'something must be left of it',
}

/** What a guard may look at. */
interface Asked {
  readonly context: MachineContext
  readonly event: MachineEvent
}

function gradeRouteOf({ context, event }: Asked): string | undefined {
  const grade = textIn(event.output?.facts ?? context.facts, 'textileGrade') ?? ''
  return grades[grade]?.route
}

function assessedForReuse({ context }: Asked): boolean {
  return context.facts.fitForReuse === true && context.facts.legalStatus === 'product'
}

/** A stage that makes a batch decides for each output; one that looks decides once. */
function outcomeOf({ event }: Asked, name: string): string | undefined {
  return textIn(event.output?.facts ?? event.decisions, name)
}

function hardwareOut({ event }: Asked): boolean {
  return event.facts.hardwareRemoved === true && event.facts.metalCheckPassed === true
}

/** The state comes from the machine's own transition, so that one guard serves every way back. */
function wasHeldIn({ context }: Asked, held?: { readonly state: string }): boolean {
  return held !== undefined && context.facts.heldFrom === held.state
}
