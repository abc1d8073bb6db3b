import type { Scan } from './request.ts'
import type { StageRule } from './stages.ts'

/** Of a loss of which its stage says nothing of its own, in basis points of what went in. */
const usual = { most: 500, recordedAbove: 500 }

/** Whether more is said to be lost for a reason than its stage allows, or so much that it asks for a record and has none. */
export function isLossBeyond(
  { losses: bounds = {} }: StageRule,
  { losses = [], facts = {} }: Scan,
  wentIn: number,
): boolean {
  return losses.some(({ reason, massGrams }) => {
    const { most, recordedAbove } = bounds[reason] ?? usual
    if (massGrams * 10_000 > wentIn * most) return true
    return massGrams * 10_000 > wentIn * recordedAbove && facts.lossRecord === undefined
  })
}

/** The most that may be lost for a reason, in whole grams. */
export function mostLost({ losses = {} }: StageRule, reason: string, wentIn: number): number {
  return Math.floor((wentIn * (losses[reason] ?? usual).most) / 10_000)
}
