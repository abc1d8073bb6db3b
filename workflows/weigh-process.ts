import { combined } from '../domain/batch-after.ts'
import { type CarriedContent, carriedIn, carriedOfMade } from '../domain/carried-content.ts'
import { withCarriedContent } from '../domain/carried-content-field.ts'
import { isDrifted, trustedGramsIn, trustedOfMade } from '../domain/carried-trust.ts'
import type { BatchState, Content, EventBatch, Scan } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import { gapPercent, massBounds, type TrustedMass } from '../domain/mass-bounds.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { sum } from '../domain/sum.ts'
import type { Warning } from '../domain/warning.ts'
import { faultsInYield } from './content-bounds.ts'
import { isAssayed } from './content-of-parts.ts'
import { trustedIn } from './judge-weighing.ts'
import { faultsInLossBounds } from './loss-bounds.ts'
import type { ReadFacts } from './read-list.ts'
import type { Stage } from './stream.ts'
import { withTrustedMass } from './weighing-stage.ts'

/** What a scan does to the grams of its batches, and what of them is not accounted for. */
export interface WeighedUp {
  /** In the order of the scan's batches, without state. */
  readonly batches: readonly Omit<EventBatch, 'state'>[]
  readonly differenceGrams: number
  readonly differenceContent: Content
  readonly warnings: readonly Warning[]
  /** What is trusted of all that a process made, of which each output is a part; undefined where it is its mass. */
  readonly trustedOfMade?: TrustedMass | undefined
  /** For each output of a process: the most that may be in it of what went in. */
  readonly carriedOfMade?: readonly CarriedContent[]
}

/** What went in, each batch with how it stood before. */
export interface WentIn extends Pick<ReadFacts, 'facts' | 'outputFacts'> {
  readonly states: readonly BatchState[]
  readonly batches: readonly Omit<EventBatch, 'state'>[]
}

type Worked = Pick<
  WeighedUp,
  'differenceGrams' | 'differenceContent' | 'trustedOfMade' | 'carriedOfMade'
>

type Passed = Parameters<typeof isDrifted>[0]

/**
 * Holds what a process made and lost against what went in: within the stage's allowance, and over the life of the material
 * within what a note can explain. What the allowance lets pass is the difference, and goes on with what was made.
 */
export function weighProcess(
  stage: Stage,
  scan: Scan,
  { states, batches, facts, outputFacts }: WentIn,
): Worked | Refusal {
  const wentIn = sum(batches.map(({ drawnGrams = 0 }) => drawnGrams))
  const added = sum(scan.additions.map(({ massGrams }) => massGrams))
  const made = sum(scan.outputs.map(({ massGrams = 0 }) => massGrams))
  const lost = sum(scan.losses.map(({ massGrams }) => massGrams))
  const drawn = batches.map(({ drawnGrams = 0, drawnContent = {} }, at) => ({
    grams: drawnGrams,
    content: drawnContent,
    carried: carriedIn(states[at]?.context ?? {}),
  }))
  const gained = [
    ...faultsInYield(stage, scan, { drawn, isAssayed: isAssayed(stage, outputFacts) }),
    ...faultsInLossBounds(stage, scan, { wentIn: wentIn + added, facts }),
  ]
  if (gained.length > 0) return { code: 'mass_unbalanced', faults: gained }
  const differenceGrams = wentIn + added - made - lost
  const tolerance = stage.toleranceBasisPoints?.value ?? 0
  if (Math.abs(differenceGrams) * 10_000 > (wentIn + added) * tolerance) {
    const values = { stage: stage.name, in: wentIn + added, out: made, lost }
    const rest = { left: differenceGrams, most: tolerance / 100 }
    return refuse('mass_unbalanced', '/outputs', ['process_unbalanced', { ...values, ...rest }])
  }
  const trust = states.map(({ context }) => trustedIn(context))
  const passed = {
    drawn: drawn.map(({ grams: massGrams }, at) => ({ massGrams, trusted: trust[at] })),
    addedGrams: added,
    outGrams: made + lost,
    toleranceBasisPoints: tolerance,
  }
  if (isDrifted(passed)) return drifted(stage, passed)
  return {
    differenceGrams,
    differenceContent: contentGap(scan, batches),
    trustedOfMade: trustedOfMade(passed),
    carriedOfMade: carriedOfMade(drawn, scan.outputs, scan.losses),
  }
}

function drifted({ name: stage }: Stage, passed: Passed): Refusal {
  const known = trustedGramsIn(passed)
  const { outGrams: out } = passed
  const percent = gapPercent(out, { massGrams: known })
  const values = { stage, out, known, most: massBounds.notedBasisPoints / 100, percent }
  return refuse('mass_unbalanced', '/outputs', ['process_drifted', values])
}

/** Facts of an output with what its next weighing and what is found in it are held against. */
export function withTrust(facts: Facts, made: WeighedUp, at: number): Facts {
  return withCarriedContent(withTrustedMass(facts, made.trustedOfMade), made.carriedOfMade?.[at])
}

function contentGap(scan: Scan, batches: WentIn['batches']): Content {
  let gap: Content = {}
  for (const batch of batches) gap = combined(gap, batch.drawnContent, 1)
  for (const output of scan.outputs) gap = combined(gap, output.content, -1)
  for (const loss of scan.losses) gap = combined(gap, loss.content, -1)
  return gap
}
