import { answerKept } from './answer-kept.ts'
import type { AllKept, KeptAtHand } from './kept-at-hand.ts'

/** What a device keeps, to be read whole. */
interface KeptWhole {
  /** What is known of it without reading it. */
  known(): Promise<KeptAtHand | undefined>
  all(): Promise<AllKept>
}

/**
 * Reads all that a device keeps. It stays in memory as long as the device keeps the same answer of the server: reading some thousand batches
 * anew takes a slow device longer than anybody waits for a list. Whoever asks while it is being read waits for that.
 */
export function readingKept(store: KeptWhole): () => Promise<AllKept> {
  let read: AllKept | undefined
  let reading: Promise<AllKept> | undefined

  async function readAll(): Promise<AllKept> {
    // What was read before makes room first.
    read = undefined
    read = await store.all()
    return read
  }

  return async () => {
    const known = await store.known()
    const before = read?.known
    const isSame = known && before && answerKept(known) === answerKept(before)
    if (isSame && read !== undefined) return { known, batches: read.batches }
    reading ??= readAll().finally(() => {
      reading = undefined
    })
    return reading
  }
}
