import type { Scan } from '../domain/event.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import type { Stage, Stream } from './stream.ts'

/**
 * Mass that joins where nothing may: at a stage that takes apart or only puts together, where it would hide a loss; and in a
 * stream that keeps origins, where it would take over the origin of what it joins. There it comes in as a batch of its own.
 */
export function faultsInAdditions(
  { originOf }: Pick<Stream, 'originOf'>,
  { name, nothingJoins }: Stage,
  { additions }: Scan,
): Fault[] {
  if (nothingJoins === undefined && originOf === undefined) return []
  const says = nothingJoins === undefined ? 'addition_without_origin' : 'addition_not_here'
  return additions.map(({ material, massGrams: grams }, at) =>
    faultOf(`/additions/${at}/massGrams`, says, { stage: name, material, grams }),
  )
}
