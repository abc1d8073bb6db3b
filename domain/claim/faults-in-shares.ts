import { type Fault, faultOf } from '../refusal.ts'
import { sum, sumOf } from '../sum.ts'
import type { CustodyModel } from './custody-model.ts'
import { type ByClass, type RecycledClass, recycledClasses } from './recycled-class.ts'
import { basisPointsOf, percentOf, type Share, shareOf } from './share.ts'

/** One draw and the credit it takes from, as far as the decision needs it. */
export interface Draw {
  readonly grams: number
  readonly credit: string
  readonly class: RecycledClass
  readonly model: CustodyModel
  /** Recycled input of all input of the process that gave the credit. */
  readonly share: Share
  /** What the process made, and what its credit held at first; not looked at where they are absent. */
  readonly of?: { readonly outputGrams: number; readonly claimableGrams: number }
}

/** What is stated of goods of one mass. */
interface Stated {
  readonly netGrams: number
  readonly shares: ByClass
}

/**
 * Why the goods cannot have the share that is stated: no process behind the draws gave so much, or the grams drawn come
 * out of more goods than there are. Under mass balance a share is one of the books and not of the goods.
 */
export function faultsInShares(
  name: RecycledClass,
  draws: readonly Draw[],
  { netGrams, shares }: Stated,
): readonly Fault[] {
  const own = draws.filter((draw) => draw.class === name)
  if (own.length === 0 || draws.some(({ model }) => model === 'mass_balance')) return []
  const most = Math.max(0, ...own.map(({ share }) => basisPointsOf(share)))
  const values = { class: name, stated: percentOf(shares[name]), most: percentOf(most) }
  if (shares[name] > most) return [faultOf('/shares', 'claim_share_too_high', values)]
  if (fits(own, netGrams)) return []
  const grams = sumOf(own, (draw) => draw.grams)
  return [faultOf('/shares', 'claim_draws_of_more_goods', { class: name, grams, net: netGrams })]
}

/**
 * Whether the goods out of which the draws come, each in the share of its process, are no more than the net mass: a claim of
 * 100 % cannot rest on one gram of pure fibre and on a blend for the rest. Drawing rounds up, so that one gram is let off.
 */
function fits(draws: readonly Draw[], netGrams: number): boolean {
  let above = BigInt(netGrams)
  let below = 1n
  for (const [index, { grams, share }] of draws.entries()) {
    const [part, whole] = [BigInt(share.part), BigInt(share.whole)]
    const drawn = BigInt(index === 0 ? grams - 1 : grams)
    above = above * part - drawn * whole * below
    below *= part
  }
  return above >= 0n
}

/** The share that the processes prove, in whole basis points rounded down, so that rounding opens no use. */
export function provenShare(shares: ByClass, draws: readonly Draw[]): Share {
  const proven = recycledClasses.map((name) => {
    const given = draws.filter((draw) => draw.class === name)
    return Math.min(shares[name], Math.max(0, ...given.map(({ share }) => basisPointsOf(share))))
  })
  return shareOf(sum(proven))
}
