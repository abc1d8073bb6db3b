import type { Hash } from '../proof/canonical.ts'
import { readBatches } from './batches.ts'
import { exportFiles, type Manifest } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import { type FineCell, makeFlowCells } from './flow-cells.ts'
import { readOpening } from './opening.ts'
import type { PlaceOf } from './places.ts'
import type { Survey } from './survey-events.ts'
import { type Walked, walkEvents } from './walk-events.ts'

/** What the events of an export come to. */
export interface Replayed extends Walked {
  readonly batches: number
  readonly openingStatedGrams: number
  readonly cells: readonly FineCell[]
}

interface Given {
  readonly manifest: Manifest
  readonly survey: Survey
  readonly placeOf: PlaceOf
  readonly hash: Hash
  readonly add: (finding: Finding) => void
}

/**
 * Reads every event in turn: its digest and its places in the chains of its batches, the ledger lines and the lineage that follow from it and
 * are held against those that the export has, and the sums that reports are made of.
 */
export async function replayEvents(source: ExportSource, given: Given): Promise<Replayed> {
  const { manifest, survey, add } = given
  const batches = await readBatches(source, add)
  const cells = makeFlowCells((batch) => batches.get(batch))
  const stated = { manifest, touched: survey.touched, batches, cells, add }
  const openingStatedGrams = await readOpening(source, stated)
  const walked = await walkEvents(source, Object.assign({ batches, cells }, given))
  countsHold(manifest, { openingStatedGrams, ...walked }, add)
  return { ...walked, batches: batches.size, openingStatedGrams, cells: cells.cells() }
}

/** Whether the manifest counts what is there. */
function countsHold(
  manifest: Manifest,
  found: Pick<Replayed, 'events' | 'eventsInPeriod' | 'openingStatedGrams'>,
  add: (finding: Finding) => void,
): void {
  for (const name of ['events', 'eventsInPeriod', 'openingStatedGrams'] as const) {
    if (manifest[name] === found[name]) continue
    const values = { name, expected: found[name], found: manifest[name] }
    add({ file: exportFiles.manifest, says: 'recompute_count_other', values })
  }
}
