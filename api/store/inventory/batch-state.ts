import type { BatchState } from '../../../domain/event.ts'
import type { FactValue } from '../../../domain/field.ts'
import type { StoredBatch } from './batches.ts'

/** A stored batch as the rules look at it. */
export function batchStateOf(stored: StoredBatch): BatchState {
  const { id, massGrams, headDigest, context, batchKey: _, ...batch } = stored
  return {
    ...batch,
    batch: id,
    // Facts were parsed before they were stored.
    context: context as Readonly<Record<string, FactValue>>,
    headDigest: headDigest.toString('base64url'),
    ...(massGrams === null ? {} : { massGrams }),
  }
}
