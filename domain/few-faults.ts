import { mostFaults } from './limits.ts'
import type { Fault } from './refusal.ts'

/** The first of many faults, and one that tells how many more there are: nobody mends a thousand of them one by one. */
export function fewFaults(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length <= mostFaults) return faults
  const more = faults.length - mostFaults
  const message = `Cannot list ${more} more faults: expected those above to be mended first`
  return [...faults.slice(0, mostFaults), { pointer: '', message }]
}

/** The first of many names, since each becomes a fault of its own. */
export function fewNames(names: readonly string[]): readonly string[] {
  return names.slice(0, mostFaults + 1).map((name) => name.slice(0, mostNameCharacters))
}

const mostNameCharacters = 200
