import type { Language } from '../../domain/words.ts'
import { type Answer, ask } from './api.ts'
import type { Looked } from './scanned-batch.ts'

/** The batches that a label's text means, each with what to do next, and what of it is on its way here. */
export type Found = Answer<Looked>

/** Looks up what a label says, or what somebody typed. */
export function lookUp(text: string, language: Language): Promise<Found> {
  return ask(`/scanned?text=${encodeURIComponent(text)}`, language)
}
