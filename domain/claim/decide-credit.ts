import type { Event } from '../event.ts'
import { type Fault, type Refusal, type RefusalCode, refusal } from '../refusal.ts'
import type { ProcessGrams } from './claimable-grams.ts'

/** One batch that went in, or a part of it, that is recycled. */
export interface RecycledInput {
  /** The batch as envelopes name it; undefined when the organisation has none of this code. */
  readonly batch: string | undefined
  readonly code: string
  /** Recycled grams of one class; all that the event took from the batch when absent. */
  readonly grams?: number | undefined
}

export interface CreditGrams extends ProcessGrams {
  /** Recycled grams of each input in the order given. */
  readonly inputGrams: readonly number[]
}

/**
 * Reads off a sealed transformation what a credit rests on: all masses from the event, from the sender only which batches
 * are recycled. `earlier` are the inputs of the event's credit of the other class: a gram counts in one of them only.
 */
export function decideCredit(
  event: Event,
  inputs: readonly RecycledInput[],
  earlier: readonly RecycledInput[],
): CreditGrams | Refusal {
  if (event.mass !== 'transformed') {
    return refused('claim_not_allowed', `it is "${event.mass}"; expected one that makes outputs`)
  }
  const unweighed = event.outputs.find(({ massGrams }) => massGrams === undefined)
  if (unweighed !== undefined) return refused('not_weighed', `"${unweighed.code}" was not weighed`)
  const drawn = new Map(event.batches.map(({ batch, drawnGrams }) => [batch, drawnGrams ?? 0]))
  const faults = inputs.flatMap((input, at) => faultsInInput(input, at, drawn))
  if (faults.length > 0) return { code: 'claim_not_allowed', faults }
  const inputGrams = inputs.map(({ batch, grams }) => grams ?? drawn.get(batch ?? '') ?? 0)
  const named = [...inputs.map((input, at) => ({ ...input, grams: inputGrams[at] })), ...earlier]
  const overfull = faultsInSums(named, drawn)
  if (overfull.length > 0) return { code: 'mass_unbalanced', faults: overfull }
  const totalInputGrams = sumOf([
    ...drawn.values(),
    ...event.additions.map(({ massGrams }) => massGrams),
  ])
  const outputGrams = sumOf(event.outputs.map(({ massGrams }) => massGrams ?? 0))
  if (outputGrams > totalInputGrams) {
    const found = `${outputGrams} g came out of ${totalInputGrams} g; expected no more than went in`
    return refused('mass_unbalanced', found)
  }
  return { outputGrams, totalInputGrams, recycledInputGrams: sumOf(inputGrams), inputGrams }
}

function faultsInInput(
  { batch, code }: RecycledInput,
  at: number,
  drawn: ReadonlyMap<string, number>,
): readonly Fault[] {
  if (batch !== undefined && (drawn.get(batch) ?? 0) > 0) return []
  const message = `Cannot take "${code}" as recycled input: the event took nothing from it; expected a batch that went in`
  return [{ pointer: `/inputs/${at}/batch`, message }]
}

function faultsInSums(
  named: readonly RecycledInput[],
  drawn: ReadonlyMap<string, number>,
): readonly Fault[] {
  return [...Map.groupBy(named, ({ batch }) => batch)].flatMap(([batch = '', ofBatch]) => {
    const recycled = sumOf(ofBatch.map(({ grams = 0 }) => grams))
    const most = drawn.get(batch) ?? 0
    if (recycled <= most) return []
    const message = `Cannot count ${recycled} g of "${ofBatch[0]?.code}" as recycled: the event took ${most} g of it; expected no more, both classes together`
    return [{ pointer: '/inputs', message }]
  })
}

function refused(code: RefusalCode, found: string): Refusal {
  return refusal(code, '/event', `Cannot give a credit for this event: ${found}`)
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
