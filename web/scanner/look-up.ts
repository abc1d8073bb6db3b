import type { Language } from '../../domain/words.ts'
import { type Answer, ask } from './api.ts'
import type { ScannedBatch } from './scanned-batch.ts'

/** The batches that a label's text means, each with what to do next. */
export type Found = Answer<{ readonly batches: readonly ScannedBatch[] }>

/** Looks up what a label says, or what somebody typed. */
export function lookUp(text: string, language: Language): Promise<Found> {
  return ask(`/scanned?text=${encodeURIComponent(text)}`, language)
}
