import { type FaultName, type FaultValues, phrases, type Saying } from './phrases.ts'

/**
 * What a schema says would be right, for the place where the library takes a message: a phrase by its name, which
 * `faultsOf` puts into the fault in every language.
 */
export function right(says: FaultName, values: FaultValues = {}): string {
  return JSON.stringify({ says, values })
}

/** The phrase that a schema's message stands for; undefined for the library's own words. */
export function rightIn(message: string): Saying | undefined {
  if (!message.startsWith('{"says":')) return undefined
  const { says, values } = JSON.parse(message) as Saying
  return Object.hasOwn(phrases, says) ? { says, values: values ?? {} } : undefined
}
