import { type Fault, faultOf } from '../refusal.ts'
import type { ClaimStandard, ClaimUse } from './claim-standards.ts'
import type { CustodyModel } from './custody-model.ts'
import { basisPointsOf, compareShares, percentOf, type Share, shareOf } from './share.ts'

/** What a claim is to be used for, and what stands behind it. */
export interface ClaimedUse {
  readonly use: ClaimUse
  readonly standard: ClaimStandard
  readonly model: CustodyModel
  /** Recycled share of both classes together, exact: 49.999 % is below 50 %. */
  readonly share: Share
}

/** Why a use is not open under a standard at this share; the values say which clause of which standard. */
export function faultsInUse(claimed: ClaimedUse, pointer: string): readonly Fault[] {
  const { use, model, share } = claimed
  if (use === 'internal') return []
  const standard = `${claimed.standard.name} ${claimed.standard.version}`
  if (model === 'mass_balance') {
    return [faultOf(pointer, 'claim_use_on_average', { use, standard })]
  }
  const { uses } = claimed.standard
  const threshold = uses[use]
  if (threshold === undefined) {
    return [faultOf(pointer, 'claim_use_unknown', { use, standard, uses: Object.keys(uses) })]
  }
  const { leastBasisPoints, belowBasisPoints, source } = threshold
  const isLow = compareShares(share, shareOf(leastBasisPoints)) < 0
  const isHigh =
    belowBasisPoints !== undefined && compareShares(share, shareOf(belowBasisPoints)) >= 0
  if (!isLow && !isHigh) return []
  const found = { use, standard, share: percentOf(basisPointsOf(share)), clause: source.text }
  const least = percentOf(leastBasisPoints)
  if (belowBasisPoints === undefined) {
    return [faultOf(pointer, 'claim_use_below', { ...found, least })]
  }
  const below = percentOf(belowBasisPoints)
  return [faultOf(pointer, 'claim_use_outside', { ...found, least, below })]
}
