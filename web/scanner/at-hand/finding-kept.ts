import { answerKept } from './answer-kept.ts'
import type { KeptAtHand, KeptBatch } from './kept-at-hand.ts'

/** What a device keeps by looks: batches under each of these, in their order. */
export interface KeptByLooks {
  find(looks: readonly string[]): Promise<readonly (readonly KeptBatch[])[]>
}

/**
 * Finds batches by their looks, each once. What was found stays in memory as long as the device keeps the same answer of the server, since every
 * judgement asks again for all that the scans of a day name.
 */
export function findingKept(store: KeptByLooks) {
  let answer = ''
  let found = new Map<string, readonly KeptBatch[]>()
  return async (known: KeptAtHand, looks: readonly string[]): Promise<readonly KeptBatch[]> => {
    const now = answerKept(known)
    if (now !== answer) found = new Map()
    answer = now
    const own = found
    const missing = [...new Set(looks)].filter((look) => !own.has(look))
    if (missing.length > 0) {
      const answers = await store.find(missing)
      for (const [index, look] of missing.entries()) own.set(look, answers[index] ?? [])
    }
    const all = looks.flatMap((look) => own.get(look) ?? [])
    return [...new Map(all.map((batch) => [batch.batch, batch])).values()]
  }
}
