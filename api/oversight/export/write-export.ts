import { exportParts } from './export-parts.ts'
import type { ExportCounts, Exporting } from './exporting.ts'
import { zipOf } from './write-zip.ts'

/**
 * Writes an export as one zip, piece by piece; gives what is in it. Where writing fails, nothing is read any more by the time that the fault is
 * thrown.
 */
export async function writeExport(
  exporting: Exporting,
  write: (piece: Buffer) => Promise<void>,
): Promise<ExportCounts> {
  const counts: ExportCounts = { events: 0, eventsInPeriod: 0, waiting: undefined }
  for await (const piece of zipOf(exportParts(exporting, counts))) await write(piece)
  return counts
}
