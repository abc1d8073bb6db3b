import type { Fault, Refusal, RefusalCode } from '../domain/refusal.ts'

/** All faults of the groups that have any, under the code of the first: a person mends them in one go. */
export function firstRefusal(
  groups: readonly (readonly [RefusalCode, readonly Fault[]])[],
): Refusal | undefined {
  const found = groups.find(([, faults]) => faults.length > 0)
  if (found === undefined) return undefined
  return { code: found[0], faults: groups.flatMap(([, faults]) => faults) }
}
