import { faultsInClaims } from './check-claims.ts'
import { faultsInCredits } from './check-credits.ts'
import { faultsInDraws } from './check-draws.ts'
import { type ClaimBooks, readClaimBooks } from './claim-books.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import { type Process, readProcesses } from './processes.ts'

/** Processes that gave credits, by the id of the event. */
export type Processes = ReadonlyMap<string, Process>

/** The credits, claims and certificates of an export with the processes that they rest on. */
export interface ReplayedClaims {
  readonly books: ClaimBooks
  readonly processes: Processes
}

/** Reads them and names each that does not follow from the events and from each other. */
export async function replayClaims(
  source: ExportSource,
  add: (finding: Finding) => void,
): Promise<ReplayedClaims> {
  const books = await readClaimBooks(source, add)
  const events = new Set([...books.credits.values()].map(({ event }) => event))
  const processes = await readProcesses(source, events)
  const faults = [
    ...faultsInCredits(books.credits, processes),
    ...faultsInDraws(books),
    ...faultsInClaims(books),
  ]
  for (const fault of faults) add(fault)
  return { books, processes }
}
