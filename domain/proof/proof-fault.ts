import type { FaultName, FaultValues, Saying } from '../phrases.ts'

/**
 * What is wrong with a proof: where (a JSON pointer into what was checked), which rule says so, and what its sentence names.
 * It carries no sentence, so that a checker in a browser need not carry the words of the whole product: whoever shows it makes
 * the sentence with `faultOf(pointer, says, values)`.
 */
export interface ProofFault extends Saying {
  readonly pointer: string
  readonly values: FaultValues
}

/** A fault by its rule, with what its sentence names. */
export function proofFault(pointer: string, says: FaultName, values: FaultValues = {}): ProofFault {
  return { pointer, says, values }
}

/** Tells a list of faults from what was asked for, wherever a function may answer with either. */
export function isFaults(answer: unknown): answer is readonly ProofFault[] {
  return Array.isArray(answer)
}

/** Whether a value that came from outside is a JSON object, whose members may then be asked for. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands in a value that came from outside, short enough to be told; only the kind of a thing that holds others. */
export function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'object' : String(value).slice(0, 200)
}
