import type { Refusal } from './refusal.ts'

/** A refusal thrown from deep inside, for whoever asked to be told of; `cause` is what led to it. */
export class RefusedError extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal, options?: { readonly cause: unknown }) {
    super(refusal.faults.map(({ message }) => message).join('; '), options)
    this.refusal = refusal
  }
}
