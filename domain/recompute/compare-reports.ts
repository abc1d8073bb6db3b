import { jsonIn } from '../proof/record/history.ts'
import { compareFlow } from './compare-flow.ts'
import { exportFiles, flowLine, type Manifest } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import type { FineCell } from './flow-cells.ts'

/** How many reports were made anew, and how many figures they have. */
export interface ReportsCheck {
  readonly reports: number
  readonly figures: number
}

interface Given {
  readonly manifest: Manifest
  readonly cells: readonly FineCell[]
  readonly add: (finding: Finding) => void
}

/** Makes every report of the export anew and names each figure that differs. */
export async function compareReports(
  source: ExportSource,
  { manifest, cells, add }: Given,
): Promise<ReportsCheck> {
  const file = exportFiles.reports
  let [line, reports, figures] = [0, 0, 0]
  for await (const text of source.lines(file)) {
    line += 1
    const read = flowLine.safeParse(jsonIn(text))
    if (!read.success) {
      add({ file, line, says: 'recompute_line_unreadable', values: {} })
      continue
    }
    const { from, to, timeZone, asOf } = read.data
    const said = { from, to, timeZone, asOf: asOf ?? '-' }
    const right = Object.assign({ asOf: manifest.asOf ?? '-' }, manifest.period)
    for (const name of ['from', 'to', 'timeZone', 'asOf'] as const) {
      const [expected, found] = [right[name], said[name]]
      if (expected !== found)
        add({ file, line, says: 'recompute_report_period', values: { name, expected, found } })
    }
    const compared = compareFlow(read.data, cells)
    for (const finding of compared.findings) add({ file, line, ...finding })
    reports += 1
    figures += compared.figures
  }
  return { reports, figures }
}
