import { isAboveCarried, isGained, type Part } from './carried.ts'
import { type Content, isTooHeavy, plus, shareOf } from './content.ts'
import type { Batch } from './model.ts'
import type { Scan } from './request.ts'
import type { StageRule } from './stages.ts'

/** What two assays may differ, in basis points. */
const assayBasisPoints = 200

/** Whether a scan says of the inside of something what cannot be. */
export function isWrongInside(
  rule: StageRule,
  scan: Scan,
  { named, drawn }: { named: readonly Batch[]; drawn: readonly number[] },
): boolean {
  const { batches = [], outputs = [], losses = [] } = scan
  const cameOut = [...outputs, ...losses]
  if (cameOut.some(({ content = {}, massGrams }) => isTooHeavy(content, massGrams))) return true
  if (rule.mass === 'weighed') {
    return named.some((batch, at) => {
      const given = batches[at]?.content ?? {}
      if (Object.keys(given).length === 0) return false
      if (Object.keys(given).some((name) => batch.content[name] !== undefined)) return true
      const whole = plus(batch.content, given)
      return (
        isTooHeavy(whole, batches[at]?.massGrams ?? batch.grams) || isAboveCarried(batch, given)
      )
    })
  }
  if (rule.mass !== 'transformed') return false
  const out = cameOut.reduce<Content>((sum, { content = {} }) => plus(sum, content), {})
  // A recorded assay says what is inside, whatever was known of the parts.
  const isAssayed =
    rule.holdsParts === true && outputs.some(({ facts = {} }) => facts.assayRecord !== undefined)
  return (
    isGained(partsOf(named, drawn), out, isAssayed) ||
    (!isAssayed && isUnlikeParts(rule, out, named))
  )
}

/** What goes into a process of each batch. */
export function partsOf(named: readonly Batch[], drawn: readonly number[]): readonly Part[] {
  return named.map(({ content, grams, carried }, at) => {
    const part = drawn[at] ?? 0
    return { grams: part, content: shareOf(content, part, grams), carried }
  })
}

/** What comes out otherwise than the parts hold it. */
function isUnlikeParts({ holdsParts }: StageRule, out: Content, named: readonly Batch[]): boolean {
  if (holdsParts !== true) return false
  const held = named.reduce<Content>((sum, { content }) => plus(sum, content), {})
  return Object.entries(out).some(([name, amount]) => {
    const known = held[name]
    return known !== undefined && Math.abs(amount - known) * 10_000 > known * assayBasisPoints
  })
}
