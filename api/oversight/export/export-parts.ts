import { canonical } from '../../../domain/proof/canonical.ts'
import {
  exportFiles,
  exportVersion,
  type Manifest,
} from '../../../domain/recompute/export-files.ts'
import { publishedPolicy } from '../../log/published-policy.ts'
import { openSnapshot } from '../../store/open-store.ts'
import type { ExportCounts, Exporting, Making } from './exporting.ts'
import { ledgerParts } from './ledger-parts.ts'
import { logPartOf } from './log-part.ts'
import { measuredPart, textLines } from './measured-part.ts'
import type { ZipPart } from './write-zip.ts'

/**
 * The files of an export one after the other, each as it is read: nothing of it is held but what the log is asked for, 200 bytes an event.
 * Each MUST be read to its end before the next is asked for.
 */
export async function* exportParts(
  exporting: Exporting,
  counts: ExportCounts,
): AsyncGenerator<ZipPart, void> {
  const making: Making = { files: [], digests: [], counts, openingStatedGrams: 0 }
  const tx = await openSnapshot(exporting.db)
  try {
    yield* ledgerParts(tx, exporting, making)
  } finally {
    await tx.rollback().execute()
  }
  // The log takes its time, and only grows: the view of the ledger is not kept open for it.
  yield* logParts(exporting, making)
  yield measuredPart(exportFiles.manifest, [canonical(manifestOf(exporting, making))], [])
}

async function* logParts(
  { log }: Exporting,
  { files, digests, counts }: Making,
): AsyncGenerator<ZipPart, void> {
  const logged = await logPartOf(log, digests)
  if (logged === undefined) return
  counts.waiting = logged.waiting
  const policy = await publishedPolicy(log, undefined)
  yield measuredPart(exportFiles.entries, logged.entries, files)
  yield measuredPart(exportFiles.nodes, logged.nodes, files)
  yield measuredPart(exportFiles.checkpoint, textLines(logged.checkpoint), files)
  yield measuredPart(exportFiles.policy, textLines(policy), files)
}

function manifestOf(
  { organisations, days: { from, to, timeZone }, asOf, whole, now }: Exporting,
  { files, counts, openingStatedGrams }: Making,
): Manifest {
  return {
    v: exportVersion,
    what: 'loomcell-export',
    made: now.toISOString(),
    asOf: asOf?.toISOString() ?? null,
    period: { from, to, timeZone },
    organisations: organisations.map(({ slug }) => slug),
    whole,
    events: counts.events,
    eventsInPeriod: counts.eventsInPeriod,
    openingStatedGrams,
    files: [...files],
  }
}
