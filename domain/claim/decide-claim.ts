import { type Fault, faultOf, type Refusal } from '../refusal.ts'
import { sumOf } from '../sum.ts'
import type { ClaimStandard, ClaimUse } from './claim-standards.ts'
import { type CustodyModel, weakestModel } from './custody-model.ts'
import { type Draw, faultsInShares, provenShare } from './faults-in-shares.ts'
import { faultsInUse } from './faults-in-use.ts'
import { type ByClass, type RecycledClass, recycledClasses } from './recycled-class.ts'
import { gramsOf, gramsToDraw, shareOf } from './share.ts'

/** What a claim says of goods. */
export interface ClaimRequest {
  readonly standard: ClaimStandard
  readonly use: ClaimUse
  readonly netGrams: number
  /** Recycled share of the goods in basis points. */
  readonly shares: ByClass
}

/**
 * Decides whether a claim may be made: class by class the draws are net mass × share, rounded up; no share is above what
 * the processes gave, and the use is open under the standard. Whether the grams are still there, the database says.
 */
export function decideClaim(
  request: ClaimRequest,
  draws: readonly Draw[],
): { readonly model: CustodyModel; readonly certifiedGrams: ByClass } | Refusal {
  const over = draws.flatMap(faultsInDraw)
  if (over.length > 0) return { code: 'claim_overdrawn', faults: over }
  const faults = recycledClasses.flatMap((name) => [
    ...faultsInSum(name, draws, request),
    ...faultsInShares(name, draws, request),
  ])
  const model = weakestModel(draws.map((draw) => draw.model))
  const share = provenShare(request.shares, draws)
  faults.push(...faultsInUse({ ...request, model, share }, '/use'))
  if (faults.length > 0) return { code: 'claim_not_allowed', faults }
  return { model, certifiedGrams: certifiedMass(request.netGrams, request.shares) }
}

/** Certified mass of each class as it is shown: net mass × recycled share, in whole grams, rounded down. */
export function certifiedMass(netGrams: number, shares: ByClass): ByClass {
  return {
    pre_consumer: gramsOf(netGrams, shareOf(shares.pre_consumer)),
    post_consumer: gramsOf(netGrams, shareOf(shares.post_consumer)),
  }
}

/** A draw of more than the credit ever held, whoever else drew. */
function faultsInDraw({ grams, credit, of }: Draw, at: number): readonly Fault[] {
  if (of === undefined || grams <= of.claimableGrams) return []
  const values = { grams, credit, held: of.claimableGrams }
  return [faultOf(`/draws/${at}/grams`, 'draw_above_credit', values)]
}

function faultsInSum(
  name: RecycledClass,
  draws: readonly Draw[],
  { netGrams, shares }: ClaimRequest,
): readonly Fault[] {
  const own = draws.filter((draw) => draw.class === name)
  const drawn = sumOf(own, ({ grams }) => grams)
  const needed = gramsToDraw(netGrams, shareOf(shares[name]))
  if (drawn === needed) return []
  if (drawn === certifiedMass(netGrams, shares)[name] && isAllThatWasMade(own, netGrams)) return []
  return [faultOf('/draws', 'claim_draws_differ', { class: name, drawn, needed })]
}

/**
 * A credit is rounded down once, when it is given. Whoever claims everything that its process made takes all of it, and
 * owes no gram that never was in it.
 */
function isAllThatWasMade(draws: readonly Draw[], netGrams: number): boolean {
  const made = sumOf(draws, ({ of }) => of?.outputGrams ?? 0)
  const isWhole = draws.every(({ grams, of }) => grams === of?.claimableGrams)
  return draws.length > 0 && isWhole && netGrams <= made
}
