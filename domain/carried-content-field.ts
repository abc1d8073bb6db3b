import { type CarriedContent, carriedContentName } from './carried-content.ts'
import type { Facts, FactValue, Field } from './field.ts'
import { massBounds } from './mass-bounds.ts'
import { words } from './words.ts'

/** The most that may be inside of what went in, and of what it is the most. */
export const carriedContentField: Field = {
  name: carriedContentName,
  label: words('Most that may be inside', '內含物上限', '内含物上限'),
  type: 'record',
  audience: 'authority',
  carried: true,
  source: massBounds.source,
}

/** Facts with the most that may be inside, where that is another than what is said. */
export function withCarriedContent(facts: Facts, carried: CarriedContent = {}): Facts {
  const entries = Object.entries(carried)
  if (entries.length === 0) return facts
  const kept: [string, FactValue][] = entries.map(([name, one]) => [name, { ...one }])
  return { ...facts, [carriedContentName]: Object.fromEntries(kept) }
}
