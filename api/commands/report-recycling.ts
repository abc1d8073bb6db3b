import { RefusedError } from '../../domain/refused.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { words } from '../../domain/words.ts'
import {
  makeRecyclingReport,
  recyclingQuerySchema,
  yearAt,
} from '../inventory/reports/make-recycling-report.ts'
import { recyclingTable } from '../inventory/reports/recycling-table.ts'
import { reportCsv } from '../outputs/output-of.ts'
import { organisationFor } from './asked.ts'
import type { Call, Command, ExitCode } from './command.ts'

/** Rates of recycling of a calendar year, as the API reports them. */
export const reportRecycling: Command = {
  name: 'report recycling',
  takes: [],
  summary: words(
    'Report recycling efficiency and recovery of a calendar year, as CSV',
    '輸出曆年的回收效率及材料回收率報告（CSV）',
    '输出日历年的回收效率和材料回收率报告（CSV）',
  ),
  options: ['organisation', 'year', 'time-zone', 'json'],
  run: runReportRecycling,
}

async function runReportRecycling(call: Call): Promise<ExitCode> {
  const { installation, options, terminal, now } = call
  const { organisationKey, slug: organisation } = await organisationFor(call)
  const db = installation.store.own(organisationKey)
  const { year = await yearAt(db, organisationKey, now), 'time-zone': timeZone } = options
  const asked = timeZone === undefined ? { year } : { year, timeZone }
  const query = recyclingQuerySchema.safeParse(asked)
  if (!query.success) {
    const faults = query.error.issues.flatMap((issue) => faultsOf(issue, asked))
    throw new RefusedError({ code: 'invalid', faults })
  }
  const report = await makeRecyclingReport(db, organisationKey, query.data)
  const place = { address: '', now, timeZone: report.timeZone }
  const stream = installation.streams.get('battery')
  const table = recyclingTable(report.rows, { organisation, year: query.data.year, stream, place })
  terminal.out(reportCsv(table).trimEnd())
  if (options.json) terminal.out(JSON.stringify({ organisation, ...query.data, ...report }))
  return 0
}
