import { sumOf } from '../../../../domain/sum.ts'
import type { Passed } from './without-cycles.ts'

/** Names under which those come together who passed least; no party is called so, since names hold no such mark. */
export const otherSenders = '\u0000senders'
export const otherReceivers = '\u0000receivers'

/**
 * The flows of the parties that passed or were passed most; all others are one sender and one receiver. No gram is left out: the flows
 * together are as heavy as before.
 */
export function fewerParties(flows: readonly Passed[], most: number): readonly Passed[] {
  const grams = new Map<string, number>()
  for (const flow of flows) {
    for (const party of new Set([flow.from, flow.to])) {
      grams.set(party, (grams.get(party) ?? 0) + flow.grams)
    }
  }
  if (grams.size <= most) return flows
  const ranked = [...grams].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  const shown = new Set(ranked.slice(0, most).map(([party]) => party))
  const merged = Map.groupBy(flows, ({ from, to, tone }) =>
    JSON.stringify([
      shown.has(from) ? from : otherSenders,
      shown.has(to) ? to : otherReceivers,
      tone,
    ]),
  )
  return [...merged].map(([name, all]) => {
    const [from, to, tone] = JSON.parse(name) as [string, string, Passed['tone']]
    const [only, ...others] = all
    const sum = { from, to, tone, grams: sumOf(all, (flow) => flow.grams) }
    return others.length === 0 && only?.href !== undefined ? { ...sum, href: only.href } : sum
  })
}
