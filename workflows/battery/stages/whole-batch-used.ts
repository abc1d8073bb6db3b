import { type Fault, faultOf } from '../../../domain/refusal.ts'

/** The fault of a batch of which a part would be left: what is built, dismantled or put into a lot goes in whole. */
export function wholeBatchUsed(index: number, batch: string, massGrams: number | undefined): Fault {
  const values = { batch, grams: massGrams ?? 0 }
  return faultOf(`/batches/${index}/massGrams`, 'whole_batch_used', values)
}
