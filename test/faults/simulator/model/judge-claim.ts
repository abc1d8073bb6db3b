import { repetition } from './asked.ts'
import type { Credit } from './beside-batches.ts'
import { bearsOf, share } from './judge-credit.ts'
import { type Model, nameOf } from './model.ts'
import type { Request } from './request.ts'
import { no, type Verdict, yes } from './verdict.ts'

/** Recycled grams are drawn from credits, exactly what the goods are said to hold and never more than is left. */
export function judgeClaim(model: Model, request: Request): Verdict {
  const { by, body } = request
  const again = repetition(model, request, { id: body.id, organisation: by.organisation })
  if (again !== undefined) return again
  const draws = (body.draws as readonly { credit: string; grams: number }[]).map((draw) => ({
    ...draw,
    credit: model.credits.get(draw.credit),
  }))
  if (draws.some(({ credit }) => credit?.organisation !== by.organisation)) return no('not_found')
  const isGone = ({ credit }: (typeof draws)[number]) =>
    model.events.get(nameOf(by.organisation, credit?.event ?? ''))?.takenBack === true
  if (draws.some(isGone)) return no('claim_not_allowed')
  const stated = (body.shares as { post_consumer: number }).post_consumer
  const drawn = draws.reduce((sum, { grams }) => sum + grams, 0)
  if (drawn !== certified(Number(body.netGrams), stated)) return no('claim_not_allowed')
  const isLeft = ({ credit, grams }: (typeof draws)[number]) =>
    credit !== undefined && Math.min(credit.leftGrams, unclaimedOf(model, credit)) >= grams
  if (!draws.every(isLeft)) return no('claim_overdrawn')
  return yes({ id: body.id, netGrams: body.netGrams }, () => {
    for (const { credit, grams } of draws) if (credit !== undefined) credit.leftGrams -= grams
    model.claims.set(body.id, by.organisation)
  })
}

/** What nobody has claimed yet of what a credit bears, since both sides of hand-overs may have found less than was made. */
function unclaimedOf(model: Model, credit: Credit): number {
  const making = model.events.get(nameOf(credit.organisation, credit.event))
  if (making === undefined) return 0
  return bearsOf(credit, making, 0) - (credit.claimableGrams - credit.leftGrams)
}

/** Grams that goods hold at a share in basis points. */
export function certified(netGrams: number, basisPoints: number): number {
  return share(netGrams, basisPoints, 10_000)
}
