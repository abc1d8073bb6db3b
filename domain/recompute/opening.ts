import type { Batches } from './batches.ts'
import { exportFiles, type Manifest, openingLine } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import type { FlowCells } from './flow-cells.ts'
import { readLine } from './read-line.ts'

interface Given {
  readonly manifest: Manifest
  readonly touched: ReadonlySet<string>
  readonly batches: Batches
  readonly cells: FlowCells
  readonly add: (finding: Finding) => void
}

/**
 * Takes up the opening stock of batches to which nothing happened within the period: it rests on what the export states, since their events
 * are not in it. Of all others, or of all where every event is there, the events tell it, and nothing may be stated. Gives the grams.
 */
export async function readOpening(
  source: ExportSource,
  { manifest, touched, batches, cells, add }: Given,
): Promise<number> {
  const file = exportFiles.opening
  const seen = new Set<string>()
  let line = 0
  let stated = 0
  for await (const text of source.lines(file)) {
    line += 1
    const read = readLine(openingLine, text)
    if (read === undefined) {
      add({ file, line, says: 'recompute_line_unreadable', values: {} })
      continue
    }
    const { batch, facility, grams } = read
    const sort = batches.get(batch)
    const name = `${batch} ${facility}`
    if (sort === undefined)
      add({ file, line, says: 'recompute_batch_missing', values: { event: '-', batch } })
    else if (!manifest.organisations.includes(sort.organisation)) {
      const { organisation } = sort
      add({ file, line, says: 'recompute_organisation_strange', values: { organisation } })
    } else if (manifest.whole || touched.has(batch) || seen.has(name))
      add({ file, line, says: 'recompute_opening_told', values: { batch, grams } })
    else cells.open(sort, { facility, sort, grams })
    seen.add(name)
    stated += grams
  }
  return stated
}
