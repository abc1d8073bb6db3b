import { type Fault, faultOf } from '../refusal.ts'
import { type CustodyModel, weakestModel } from './custody-model.ts'
import type { RecycledClass } from './recycled-class.ts'
import { gramsOf } from './share.ts'

/** The credit that an input's own making earned. */
export interface SourceCredit {
  readonly class: RecycledClass
  readonly model: CustodyModel
  readonly recycledInputGrams: number
  readonly totalInputGrams: number
  readonly isTakenBack: boolean
}

/** How that credit is to be carried on into a later process. */
export interface Carrying {
  readonly class: RecycledClass
  readonly model: CustodyModel
  /** Place of the input in what was sent. */
  readonly at: number
  /** Recycled grams to be carried. */
  readonly grams: number
  /** Grams of the batch that went into the later process. */
  readonly wentIn: number
}

/**
 * What stands against carrying a credit on: another class, a stricter model than it came under, an event taken back, or
 * more than the batch's known share. Under mass balance there is no share of a batch to hold it to.
 */
export function faultsInCarrying(source: SourceCredit, carrying: Carrying): readonly Fault[] {
  const { recycledInputGrams, totalInputGrams } = source
  const share = { part: recycledInputGrams, whole: totalInputGrams }
  const most = gramsOf(carrying.wentIn, share)
  const pointer = `/inputs/${carrying.at}/evidence`
  const faults: Fault[] = []
  if (source.isTakenBack) faults.push(faultOf(pointer, 'carried_reversed'))
  if (source.class !== carrying.class) {
    const values = { earned: source.class, class: carrying.class }
    faults.push(faultOf(pointer, 'carried_other_class', values))
  }
  if (weakestModel([source.model, carrying.model]) !== carrying.model) {
    faults.push(faultOf(pointer, 'carried_stricter_model', { cameUnder: source.model }))
  }
  if (source.model !== 'mass_balance' && carrying.grams > most) {
    faults.push(faultOf(pointer, 'carried_above_share', { grams: carrying.grams, most }))
  }
  return faults
}
