import { type Fault, faultOf } from '../refusal.ts'
import { type CustodyModel, custodyModels, weakestModel } from './custody-model.ts'
import type { RecycledClass } from './recycled-class.ts'
import { gramsOf } from './share.ts'

/** What the ledger holds of a batch's origin, as a proportion: a batch of one class is all of it. */
export type Origin = Readonly<Record<RecycledClass | 'virgin', number>>

/**
 * Grams of one class in so many grams of a batch, by its sealed origin, rounded down. A batch whose stream keeps no origins
 * may be all of it: there the evidence alone speaks.
 */
export function mostOfClass(
  drawnGrams: number,
  name: RecycledClass,
  origin: Origin | undefined,
): number {
  if (origin === undefined) return drawnGrams
  const whole = origin.pre_consumer + origin.post_consumer + origin.virgin
  return whole === 0 ? 0 : gramsOf(drawnGrams, { part: origin[name], whole })
}

/** How a process mixed what went into it. */
export interface Mixing {
  readonly recycledInputGrams: number
  readonly totalInputGrams: number
  /** Batches that came in from outside behind everything that went in; 1 is a single source. */
  readonly sources: number
}

/**
 * The strictest model that the ledger bears. Under `segregated` nothing of other characteristics is added, so virgin fibre or
 * the other class among the input leaves `controlled_blending`; `identity_preserved` has one source.
 */
export function strictestModel({
  recycledInputGrams,
  totalInputGrams,
  sources,
}: Mixing): CustodyModel {
  if (recycledInputGrams < totalInputGrams) return 'controlled_blending'
  return sources === 1 ? 'identity_preserved' : 'segregated'
}

/** Why a process cannot be credited under a model. Source: ISO 22095:2020, 3.3.1 and 3.3.2, as custodySource says. */
export function faultsInModel(model: CustodyModel, mixing: Mixing): readonly Fault[] {
  const strictest = strictestModel(mixing)
  if (weakestModel([model, strictest]) === model) return []
  const right = custodyModels.slice(custodyModels.indexOf(strictest))
  const { recycledInputGrams: recycled, totalInputGrams: total, sources } = mixing
  const values = { model, recycled, total, sources, right }
  return [faultOf('/model', 'credit_model_too_strict', values)]
}
