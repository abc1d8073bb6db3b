import type { Event } from '../event.ts'
import { type Refusal, refusal } from '../refusal.ts'
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
    const reasons = event.losses.map(({ reason }) => reason).join(', ') || 'nothing'
    const message = `Cannot take a by-product out of "${loss}": event "${event.id}" lost ${reasons}; expected one of its losses`
    return refusal('claim_not_allowed', '/loss', message)
  }
  const lostGrams = sumOf(named.map(({ massGrams }) => massGrams))
  const taken = sumOf(given.filter((one) => one.loss === loss).map((one) => one.outputGrams))
  const counted = sumOf(given.map((one) => one.outputGrams))
  const left = Math.min(lostGrams - taken, made.totalInputGrams - counted)
  if (grams > left) {
    const message = `Cannot take ${grams} g out of ${lostGrams} g of "${loss}": ${left} g of it are in no credit; expected no more`
    return refusal('mass_unbalanced', '/grams', message)
  }
  const { recycledInputGrams, totalInputGrams } = made
  return { outputGrams: grams, recycledInputGrams, totalInputGrams }
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
