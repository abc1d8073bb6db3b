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

/** Says why a use is not open under a standard at this share; undefined when it is. */
export function faultInUse({ use, standard, model, share }: ClaimedUse): string | undefined {
  if (use === 'internal') return undefined
  const wanted = `Cannot use a claim as "${use}" under ${standard.name} ${standard.version}`
  if (model === 'mass_balance') {
    return `${wanted}: it rests on mass balance; expected a model with a known share in each item`
  }
  const threshold = standard.uses[use]
  if (threshold === undefined) {
    return `${wanted}: the standard has no such use; expected one of ${Object.keys(standard.uses).join(', ')}`
  }
  const { leastBasisPoints, belowBasisPoints, source } = threshold
  const isHigh =
    belowBasisPoints !== undefined && compareShares(share, shareOf(belowBasisPoints)) >= 0
  if (compareShares(share, shareOf(leastBasisPoints)) >= 0 && !isHigh) return undefined
  const range = `from ${percentOf(leastBasisPoints)} %${belowBasisPoints === undefined ? '' : ` to below ${percentOf(belowBasisPoints)} %`}`
  return `${wanted}: the recycled share is ${percentOf(basisPointsOf(share))} %; expected ${range} (${source.text})`
}
