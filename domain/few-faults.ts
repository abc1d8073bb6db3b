import { mostFaults } from './limits.ts'
import { type Fault, faultOf } from './refusal.ts'

/**
 * The first hundred of many faults, and one that tells how many more there are, with those that were not even made (`more`).
 * Few faults, and an answer of this function, are given back as they are.
 */
export function fewFaults(faults: readonly Fault[], more = 0): readonly Fault[] {
  if (faults.length <= mostFaults + 1 && more === 0) return faults
  const rest = Math.max(0, faults.length - mostFaults) + more
  return [...faults.slice(0, mostFaults), faultOf('', 'faults_more', { rest })]
}

/** The first of many names that nobody knows, of which each becomes a fault of its own; whoever sends hundreds means none of them. */
export function fewNames(names: readonly string[]): readonly string[] {
  return names.slice(0, mostNames).map((name) => name.slice(0, mostNameCharacters))
}

/** What tells of the names that were left out, if any. */
export function faultsInRest(pointer: string, names: readonly string[]): readonly Fault[] {
  const rest = names.length - mostNames
  return rest > 0 ? [faultOf(pointer, 'faults_more', { rest })] : []
}

const mostNames = 20
const mostNameCharacters = 200
