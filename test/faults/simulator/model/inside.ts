import { type Content, isTooHeavy, plus } from './content.ts'
import type { Batch } from './model.ts'
import type { Scan } from './request.ts'
import type { StageRule } from './stages.ts'

/** What two assays may differ, in basis points. */
const assayBasisPoints = 200

/** Whether a scan says of the inside of something what cannot be. */
export function isWrongInside(rule: StageRule, scan: Scan, named: readonly Batch[]): boolean {
  const { batches = [], outputs = [] } = scan
  if (outputs.some(({ content = {}, massGrams }) => isTooHeavy(content, massGrams))) return true
  if (rule.mass === 'weighed') {
    return named.some((batch, at) => {
      const given = batches[at]?.content ?? {}
      const isKnown = Object.keys(given).some((name) => batch.content[name] !== undefined)
      const whole = plus(batch.content, given)
      const grams = batches[at]?.massGrams ?? batch.grams
      return isKnown || (Object.keys(given).length > 0 && isTooHeavy(whole, grams))
    })
  }
  return rule.mass === 'transformed' && isGained(rule, scan, named)
}

/** What comes out and never went in, and what comes out otherwise than the parts hold it. */
function isGained(rule: StageRule, { outputs = [] }: Scan, named: readonly Batch[]): boolean {
  const out = outputs.reduce<Content>((sum, { content = {} }) => plus(sum, content), {})
  const held = named.reduce<Content>((sum, { content }) => plus(sum, content), {})
  return Object.entries(out).some(([name, amount]) => {
    const most = named.reduce((sum, batch) => sum + mostOf(batch, name), 0)
    if (amount * 10_000 > most * (10_000 + assayBasisPoints)) return true
    const known = held[name]
    if (rule.holdsParts !== true || known === undefined) return false
    return Math.abs(amount - known) * 10_000 > known * assayBasisPoints
  })
}

/** What a batch may hold of something: what is known, or all that nothing else of the kind fills. */
function mostOf({ content, grams }: Batch, name: string): number {
  const known = content[name]
  if (known !== undefined) return known
  const kind = name.split(':')[0] ?? ''
  const filled = Object.entries(content).filter(([other]) => other.startsWith(`${kind}:`))
  return Math.max(0, grams * 1_000 - filled.reduce((sum, [, amount]) => sum + amount, 0))
}
