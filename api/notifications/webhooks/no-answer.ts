import { phrases, type Saying, sentence } from '../../../domain/phrases.ts'
import type { Language } from '../../../domain/words.ts'

/** Why there was no answer, in English and as what it is said from in every language. */
export interface NoAnswer {
  readonly fault: string
  readonly why: Saying
}

/** Nothing was sent, or nothing came back. */
export function noAnswer(why: Saying): NoAnswer {
  return { fault: sentence(why.says, why.values ?? {}, 'en'), why }
}

/** What is kept of why nothing came of an attempt, or why a webhook rests: its phrase with its values, as JSON. */
export function keptSaying(saying: Saying): string {
  return JSON.stringify(saying)
}

/** What was kept, in the reader's language. What an earlier version kept is an English sentence and stays one. */
export function toldSaying(kept: string, language: Language): string {
  if (!kept.startsWith('{"says":')) return kept
  const { says, values = {} } = JSON.parse(kept) as Saying
  return Object.hasOwn(phrases, says) ? sentence(says, values, language) : says
}
