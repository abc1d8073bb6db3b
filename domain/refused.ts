import type { FaultValue } from './phrases.ts'
import type { Refusal } from './refusal.ts'

/** A refusal thrown from deep inside, for whoever asked to be told of; `cause` is what led to it. */
export class RefusedError extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal, options?: { readonly cause: unknown }) {
    super(refusal.faults.map(({ message }) => message).join('; '), options)
    this.refusal = refusal
  }
}

/** What led to a fault, for the phrase that tells of it: the phrase of a refusal, or the words of the system as they are. */
export function whyOf(error: unknown): FaultValue {
  const [fault] = error instanceof RefusedError ? error.refusal.faults : []
  return fault ?? (error instanceof Error ? error.message : String(error))
}
