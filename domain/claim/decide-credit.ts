import type { Event } from '../event.ts'
import { type Fault, faultOf, type Refusal, refuse } from '../refusal.ts'
import { sum } from '../sum.ts'
import type { ProcessGrams } from './claimable-grams.ts'
import { mostOfClass, type Origin } from './origin.ts'
import type { RecycledClass } from './recycled-class.ts'

/** One batch that went in, or a part of it, that is recycled. */
export interface RecycledInput {
  /** The batch as envelopes name it; undefined when the organisation has none of this code. */
  readonly batch: string | undefined
  readonly code: string
  /** Recycled grams of one class; all of it that the event took from the batch when absent. */
  readonly grams?: number | undefined
  /** What the ledger holds of its origin; undefined where its stream keeps none. */
  readonly origin?: Origin | undefined
}

export interface CreditGrams extends ProcessGrams {
  /** Recycled grams of each input in the order given. */
  readonly inputGrams: readonly number[]
}

/** Inputs named as recycled and of one class, and those of the event's credit of the other class. */
export interface NamedInputs {
  readonly class: RecycledClass
  readonly inputs: readonly RecycledInput[]
  /** A gram counts in one credit only. */
  readonly earlier: readonly RecycledInput[]
}

/**
 * Reads off a sealed transformation what a credit rests on: all masses from the event, the class from what the ledger holds
 * of each batch's origin, from the sender only which batches are named.
 */
export function decideCredit(
  event: Event,
  { class: name, inputs, earlier }: NamedInputs,
): CreditGrams | Refusal {
  if (event.mass !== 'transformed') {
    const values = { mass: event.mass }
    return refuse('claim_not_allowed', '/event', ['credit_not_made', values])
  }
  const unweighed = event.outputs.find(({ massGrams }) => massGrams === undefined)
  if (unweighed !== undefined) {
    return refuse('not_weighed', '/event', ['credit_output_unweighed', { batch: unweighed.code }])
  }
  const drawn = new Map(event.batches.map(({ batch, drawnGrams }) => [batch, drawnGrams ?? 0]))
  const takenOf = ({ batch }: RecycledInput) => drawn.get(batch ?? '') ?? 0
  const mostOf = ({ batch, origin }: RecycledInput) =>
    mostOfClass(drawn.get(batch ?? '') ?? 0, name, origin)
  const faults = inputs.flatMap((input, at) => [
    ...faultsInInput(input, at, drawn),
    ...(takenOf(input) > 0 ? faultsInOrigin(input, { at, name, most: mostOf(input) }) : []),
  ])
  if (faults.length > 0) return { code: 'claim_not_allowed', faults }
  const inputGrams = inputs.map((input) => input.grams ?? mostOf(input))
  const tooMany = faultsInParts(inputs, inputGrams, { name, mostOf })
  if (tooMany.length > 0) return { code: 'mass_unbalanced', faults: tooMany }
  const named = [...inputs.map((input, at) => ({ ...input, grams: inputGrams[at] })), ...earlier]
  const overfull = faultsInSums(named, drawn)
  if (overfull.length > 0) return { code: 'mass_unbalanced', faults: overfull }
  const totalInputGrams = sum([
    ...drawn.values(),
    ...event.additions.map(({ massGrams }) => massGrams),
  ])
  const outputGrams = sum(event.outputs.map(({ massGrams }) => massGrams ?? 0))
  if (outputGrams > totalInputGrams) {
    const values = { out: outputGrams, in: totalInputGrams }
    return refuse('mass_unbalanced', '/event', ['credit_output_above_input', values])
  }
  return { outputGrams, totalInputGrams, recycledInputGrams: sum(inputGrams), inputGrams }
}

function faultsInInput(
  { batch, code }: RecycledInput,
  at: number,
  drawn: ReadonlyMap<string, number>,
): readonly Fault[] {
  if (batch !== undefined && (drawn.get(batch) ?? 0) > 0) return []
  return [faultOf(`/inputs/${at}/batch`, 'credit_input_untaken', { batch: code })]
}

/** The ledger's word stands: virgin fibre, or fibre of the other class, earns nothing of this one. */
function faultsInOrigin(
  { code, origin }: RecycledInput,
  { at, name, most }: { at: number; name: RecycledClass; most: number },
): readonly Fault[] {
  if (origin === undefined || most > 0) return []
  const of = Object.entries(origin).flatMap(([one, weight]) => (weight > 0 ? [one] : []))
  const values = { batch: code, class: name, origin: of.length === 0 ? 'unknown' : of }
  return [faultOf(`/inputs/${at}/batch`, 'credit_class_not_in_ledger', values)]
}

/** A batch may be named in several parts: together they are at most what it holds of the class. */
function faultsInParts(
  inputs: readonly RecycledInput[],
  inputGrams: readonly number[],
  { name, mostOf }: { name: RecycledClass; mostOf: (input: RecycledInput) => number },
): readonly Fault[] {
  return inputs.flatMap((input, at) => {
    const parts = inputs.map(({ batch }, other) =>
      batch === input.batch ? (inputGrams[other] ?? 0) : 0,
    )
    const grams = sum(parts)
    const most = mostOf(input)
    if (input.origin === undefined || grams <= most) return []
    const values = { batch: input.code, class: name, grams, most }
    return [faultOf(`/inputs/${at}/grams`, 'credit_above_origin', values)]
  })
}

function faultsInSums(
  named: readonly RecycledInput[],
  drawn: ReadonlyMap<string, number>,
): readonly Fault[] {
  return [...Map.groupBy(named, ({ batch }) => batch)].flatMap(([batch = '', ofBatch]) => {
    const recycled = sum(ofBatch.map(({ grams = 0 }) => grams))
    const most = drawn.get(batch) ?? 0
    if (recycled <= most) return []
    const values = { grams: recycled, batch: ofBatch[0]?.code ?? batch, most }
    return [faultOf('/inputs', 'credit_input_above_taken', values)]
  })
}
