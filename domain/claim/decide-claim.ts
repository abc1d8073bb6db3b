import type { Fault, Refusal } from '../refusal.ts'
import type { ClaimStandard, ClaimUse } from './claim-standards.ts'
import { type CustodyModel, weakestModel } from './custody-model.ts'
import { faultInUse } from './fault-in-use.ts'
import { type ByClass, type RecycledClass, recycledClasses } from './recycled-class.ts'
import { basisPointsOf, gramsOf, percentOf, type Share, shareOf } from './share.ts'

/** What a claim says of goods. */
export interface ClaimRequest {
  readonly standard: ClaimStandard
  readonly use: ClaimUse
  readonly netGrams: number
  /** Recycled share of the goods in basis points. */
  readonly shares: ByClass
}

/** One draw and the credit it takes from, as far as the decision needs it. */
export interface Draw {
  readonly grams: number
  readonly credit: string
  readonly class: RecycledClass
  readonly model: CustodyModel
  /** Recycled input of all input of the process that gave the credit. */
  readonly share: Share
}

/**
 * Decides whether a claim may be made: class by class the draws are exactly net mass × share, no share is above what the
 * process gave, and the use is open under the standard. Whether the grams are there, the database says.
 */
export function decideClaim(
  request: ClaimRequest,
  draws: readonly Draw[],
): { readonly model: CustodyModel; readonly certifiedGrams: ByClass } | Refusal {
  const certifiedGrams = certifiedMass(request.netGrams, request.shares)
  const faults = recycledClasses.flatMap((name) => [
    ...faultsInSum(name, draws, certifiedGrams[name]),
    ...faultsInShare(name, draws, request.shares[name]),
  ])
  const model = weakestModel(draws.map((draw) => draw.model))
  const fault = faultInUse({ ...request, model, share: provenShare(request.shares, draws) })
  if (fault !== undefined) faults.push({ pointer: '/use', message: fault })
  return faults.length > 0 ? { code: 'claim_not_allowed', faults } : { model, certifiedGrams }
}

/** Certified mass of each class: net mass × recycled share, in whole grams, rounded down. */
export function certifiedMass(netGrams: number, shares: ByClass): ByClass {
  return {
    pre_consumer: gramsOf(netGrams, shareOf(shares.pre_consumer)),
    post_consumer: gramsOf(netGrams, shareOf(shares.post_consumer)),
  }
}

function faultsInSum(
  name: RecycledClass,
  draws: readonly Draw[],
  certified: number,
): readonly Fault[] {
  const drawn = draws
    .filter((draw) => draw.class === name)
    .reduce((sum, { grams }) => sum + grams, 0)
  if (drawn === certified) return []
  const message = `Cannot claim ${certified} g ${name}: the draws take ${drawn} g from credits of this class; expected net mass × share, and no material changes its class`
  return [{ pointer: '/draws', message }]
}

function faultsInShare(
  name: RecycledClass,
  draws: readonly Draw[],
  stated: number,
): readonly Fault[] {
  const most = Math.max(0, ...draws.filter((draw) => isOf(draw, name)).map(roundedShare))
  // Under mass balance the share is one of the books, not of the goods.
  if (stated <= most || draws.some(({ model }) => model === 'mass_balance')) return []
  const message = `Cannot state ${percentOf(stated)} % ${name}: the credits stand for ${percentOf(most)} %; expected no more`
  return [{ pointer: '/shares', message }]
}

/** The share that the processes prove, in whole basis points rounded down, so that rounding opens no use. */
function provenShare(shares: ByClass, draws: readonly Draw[]): Share {
  const proven = recycledClasses.map((name) => {
    const given = draws.filter((draw) => isOf(draw, name)).map(({ share }) => share)
    return Math.min(shares[name], Math.max(0, ...given.map((share) => gramsOf(10_000, share))))
  })
  return shareOf(proven.reduce((sum, basisPoints) => sum + basisPoints, 0))
}

function isOf(draw: Draw, name: RecycledClass): boolean {
  return draw.class === name
}

function roundedShare({ share }: Draw): number {
  return basisPointsOf(share)
}
