import type { BatchState } from '../domain/event.ts'
import type { Facts, FactValue } from '../domain/field.ts'
import { canonical } from '../domain/proof/canonical.ts'

/** Names and values of carried facts on which every consumed batch agrees. */
export function agreedFacts(states: readonly BatchState[], names: readonly string[]): Facts {
  const agreed: Record<string, FactValue> = {}
  const [first, ...others] = states
  for (const name of names) {
    const value = first?.context[name]
    if (value === undefined) continue
    if (others.every((other) => isSame(other.context[name], value))) agreed[name] = value
  }
  return agreed
}

function isSame(one: FactValue | undefined, other: FactValue): boolean {
  return one === other || (one !== undefined && canonical(one) === canonical(other))
}
