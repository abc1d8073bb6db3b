import type { Event } from '../event.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { sum } from '../sum.ts'
import type { ProcessGrams } from './claimable-grams.ts'

/** What of a transformation's losses is sold after all, and what its credits of the same class hold already. */
export interface ByProduct {
  readonly event: Event
  /** Reason under which the event names the loss. */
  readonly loss: string
  readonly grams: number
  /** The credit of what the event made, and its by-products so far. */
  readonly given: readonly (ProcessGrams & { readonly loss: string | null })[]
}

/**
 * Decides the credit of a by-product: it comes out of a loss that the sealed event names, never out of what was made, with
 * the same recycled share. So all credits of one transformation together never pass its recycled input.
 */
export function decideByProduct(byProduct: ByProduct): ProcessGrams | Refusal {
  const { event, loss, grams, given } = byProduct
  const [made] = given
  if (made === undefined) throw new RangeError(`Cannot find what event "${event.id}" made`)
  const named = event.losses.filter(({ reason }) => reason === loss)
  if (named.length === 0) {
    const losses = event.losses.map(({ reason }) => reason)
    const says = losses.length === 0 ? 'by_product_no_loss' : 'by_product_loss_unknown'
    return refuse('claim_not_allowed', '/loss', [says, { loss, event: event.id, losses }])
  }
  const lostGrams = sum(named.map(({ massGrams }) => massGrams))
  const taken = sum(given.filter((one) => one.loss === loss).map((one) => one.outputGrams))
  const counted = sum(given.map((one) => one.outputGrams))
  const left = Math.min(lostGrams - taken, made.totalInputGrams - counted)
  if (grams > left) {
    const values = { grams, lost: lostGrams, loss, left }
    return refuse('mass_unbalanced', '/grams', ['by_product_above_loss', values])
  }
  const { recycledInputGrams, totalInputGrams } = made
  return { outputGrams: grams, recycledInputGrams, totalInputGrams }
}
