import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { words } from '../../domain/words.ts'
import { writeExport } from '../oversight/export/write-export.ts'
import { flowQuerySchema, localDays } from '../oversight/flow/make-flow-report.ts'
import type { Organisation } from '../store/organisations/organisations.ts'
import { usualZone } from '../store/organisations/place.ts'
import { companiesOverseen } from '../store/oversight/jurisdiction.ts'
import { askedPeriod, organisationFor } from './asked.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { tell } from './tell.ts'

/** Writes the events, the ledger, the proofs and the reports of a period into one file that anybody can recompute. */
export const exportPeriod: Command = {
  name: 'export',
  takes: [],
  summary: words(
    'Write events, ledger, proofs and reports of a period into one zip, to be recomputed by anybody',
    '將一段期間的事件、帳目、證明及報告寫入一個 zip，供任何人重新計算',
    '将一段期间的事件、账目、证明及报告写入一个 zip，供任何人重新计算',
  ),
  options: [
    'period',
    'from',
    'to',
    'time-zone',
    'as-of',
    'organisation',
    'from-beginning',
    'out',
    'json',
  ],
  run: runExport,
}

async function runExport(call: Call): Promise<ExitCode> {
  const { installation, options, now } = call
  const { from, to, asOf, timeZone: asked } = askedDays(call)
  const { organisation, organisations } = await organisationsIn(call)
  const keys = organisations.map(({ organisationKey }) => organisationKey)
  const { store, streams } = installation
  const usual =
    organisations.length > 1
      ? localDays
      : await usualZone(store.system, organisation.organisationKey)
  const timeZone = asked ?? usual
  const { out = `loomcell-${organisation.slug}-${from}-to-${to}.zip` } = options
  const what = {
    db: store.own(...keys),
    log: store.public,
    streams,
    organisations,
    days: { from, to, timeZone },
    asOf: asOf === undefined ? undefined : new Date(asOf),
    whole: options['from-beginning'] ?? false,
    now,
  }
  const counts = await written(out, (file) => writeExport(what, (piece) => file.appendFile(piece)))
  const { waiting = 0, events, eventsInPeriod } = counts
  const answer = { out, from, to, timeZone, organisations: organisations.map(({ slug }) => slug) }
  tell(
    call,
    [
      ['export_written', { out, events, eventsInPeriod }],
      ...(waiting === 0 ? [] : ([['export_waiting', { waiting }]] as const)),
    ],
    Object.assign(answer, counts),
  )
  return 0
}

function askedDays(call: Call) {
  const { period, 'as-of': asOf } = call.options
  const options = { ...call.options, ...monthOf(period) }
  return askedPeriod({ ...call, options }, flowQuerySchema, asOf === undefined ? {} : { asOf })
}

/** A file that is cut off never stands under the name that was asked for. */
async function written<Result>(
  out: string,
  write: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  const unfinished = `${out}.part`
  const file = await open(unfinished, 'w')
  try {
    const result = await write(file).finally(() => file.close())
    await rename(unfinished, out)
    return result
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** The organisation that is asked for; of an authority, all companies that it oversees. */
async function organisationsIn(call: Call): Promise<Exporter> {
  const organisation = await organisationFor(call)
  const { system } = call.installation.store
  const overseen = await companiesOverseen(system, organisation.organisationKey)
  return { organisation, organisations: overseen.length === 0 ? [organisation] : overseen }
}

/** Who is asked for, and whose events are written. */
interface Exporter {
  readonly organisation: Organisation
  readonly organisations: readonly Organisation[]
}

/** A month, or a year, as the days of a half-open period. */
function monthOf(period: string | undefined): { readonly from?: string; readonly to?: string } {
  if (period === undefined) return {}
  const [, year = '', month] = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(period) ?? []
  if (year === '')
    throw new RefusedError(refuse('invalid', '--period', ['export_period', { period }]))
  if (month === undefined) return { from: `${year}-01-01`, to: `${next(year)}-01-01` }
  if (month === '12') return { from: `${year}-12-01`, to: `${next(year)}-01-01` }
  return {
    from: `${year}-${month}-01`,
    to: `${year}-${`${Number(month) + 1}`.padStart(2, '0')}-01`,
  }
}

function next(year: string): string {
  return `${Number(year) + 1}`.padStart(4, '0')
}
