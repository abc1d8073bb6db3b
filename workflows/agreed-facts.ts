import type { BatchState } from '../domain/event.ts'
import type { Facts, FactValue } from '../domain/field.ts'

/** Names and values of carried facts on which every consumed batch agrees. */
export function agreedFacts(states: readonly BatchState[], names: readonly string[]): Facts {
  const agreed: Record<string, FactValue> = {}
  const [first, ...others] = states
  for (const name of names) {
    const value = first?.context[name]
    if (value === undefined) continue
    if (others.every((other) => String(other.context[name]) === String(value))) agreed[name] = value
  }
  return agreed
}
