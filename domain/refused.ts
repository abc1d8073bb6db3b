import type { Refusal } from './refusal.ts'

/** A refusal thrown from deep inside, for whoever asked to be told of. */
export class RefusedError extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.faults.map(({ message }) => message).join('; '))
    this.refusal = refusal
  }
}
