import { isWrongInside } from './inside.ts'
import { isLossBeyond } from './losses.ts'
import type { Batch } from './model.ts'
import type { Scan } from './request.ts'
import { ended, isUnit, type StageRule } from './stages.ts'
import { hasDrifted, refusalOfWeighing } from './weighing.ts'

/** What is known of a scan beside what it says. */
interface Looked {
  readonly named: readonly Batch[]
  /** By its time, or by a recall. */
  readonly isStopped: boolean
  /** Whether two persons agree to it. */
  readonly isAgreed: boolean
}

/** The first reason for which a scan is refused, in the product’s order of reasons; `second_person_needed` of what waits for one. */
export function refusalFor(
  rule: StageRule,
  scan: Scan,
  { named, isStopped, isAgreed }: Looked,
): string | undefined {
  if (rule.takes.length > 0 && named.some(({ kind }) => !rule.takes.includes(kind))) {
    return 'stage_not_open'
  }
  if (named.some(({ grams, state }) => grams === 0 || ended.includes(state))) return 'batch_spent'
  const isParted = named.some(
    ({ kind, grams }, at) => isUnit(kind) && (scan.batches?.[at]?.massGrams ?? grams) < grams,
  )
  if (rule.mass === 'dispatched' && isParted) return 'mass_unbalanced'
  const weighing =
    rule.gapNote === undefined
      ? undefined
      : refusalOfWeighing(scan, named, { gapNote: rule.gapNote, isAgreed })
  const drawn = drawnOf(rule, scan, named)
  if (weighing !== 'invalid' && isWrongInside(rule, scan, { named, drawn })) {
    return 'mass_unbalanced'
  }
  if (weighing === 'invalid' || weighing === 'mass_unbalanced') return weighing
  if (drawn.some((grams, at) => grams > (named[at]?.grams ?? 0))) return 'mass_overdrawn'
  const wentIn = sum(drawn)
  const cameOut = madeGrams(scan) + lostGrams(scan)
  if (isLossBeyond(rule, scan, wentIn)) return 'mass_unbalanced'
  const tolerance = rule.toleranceBasisPoints ?? 0
  if (rule.mass === 'transformed' && Math.abs(wentIn - cameOut) * 10_000 > wentIn * tolerance) {
    return 'mass_unbalanced'
  }
  if (rule.mass === 'transformed' && hasDrifted({ named, drawn, cameOut, tolerance })) {
    return 'mass_unbalanced'
  }
  if (isStopped || rule.holds?.(scan, named) === false) return 'guard_not_met'
  const isOpen = ({ state }: Batch) => rule.from === undefined || rule.from.includes(state)
  return named.every(isOpen) ? weighing : 'stage_not_open'
}

/** Grams that go into a process, or leave, of each batch. */
export function drawnOf(
  { mass }: StageRule,
  scan: Scan,
  named: readonly Batch[],
): readonly number[] {
  const draws = mass === 'transformed' || mass === 'dispatched'
  return named.map(({ grams }, at) => (draws ? (scan.batches?.[at]?.massGrams ?? grams) : 0))
}

/** Grams that a process makes. */
export function madeGrams({ outputs = [] }: Scan): number {
  return sum(outputs.map(({ massGrams }) => massGrams))
}

/** Grams that a process is said to lose. */
export function lostGrams({ losses = [] }: Scan): number {
  return sum(losses.map(({ massGrams }) => massGrams))
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
