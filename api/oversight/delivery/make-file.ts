import { type DeliveredReport, deliveryTerms, isMeasure } from '../../../domain/delivery/terms.ts'
import type { MeasureName } from '../../../domain/measure/measure.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { RegisterName } from '../../../domain/register/registers.ts'
import { shownIn } from '../../../domain/shown-names.ts'
import { daysOfMonth } from '../../../domain/summary/months.ts'
import type { Language } from '../../../domain/words.ts'
import { namesOfAll } from '../../../workflows/shown-names.ts'
import { calledIn } from '../../capture/files/reader-language.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import { factReaderOf } from '../../http/shown-to.ts'
import type { Installation } from '../../installation.ts'
import { type OutputForm, outputOf, outputTypes } from '../../outputs/output-of.ts'
import type { ReportPlace, ReportTable } from '../../outputs/report-table.ts'
import { namePartners } from '../flow/flow-names.ts'
import { flowPagePath, ownerOf } from '../flow/flow-page-path.ts'
import { flowTable } from '../flow/flow-table.ts'
import { flowQuerySchema, makeFlowReport } from '../flow/make-flow-report.ts'
import { makeMeasure, measureQuerySchema } from '../measures/make-measure.ts'
import { measurePagePath } from '../measures/measure-page-path.ts'
import { measureTable } from '../measures/measure-table.ts'
import { daysOf } from '../registers/open-desk.ts'
import type { RegisterDesk } from '../registers/read-register.ts'
import { registerFilterSchema } from '../registers/register-query.ts'
import { registerTable } from '../registers/register-table.ts'
import { registerCsv } from '../registers/write-register.ts'
import { openScope, wholeJurisdiction } from '../scope.ts'

/** What is to be made, for whom it is read, and when. */
export interface FileAsked {
  readonly report: DeliveredReport
  readonly form: OutputForm
  readonly language: Language
  /** `2026-11`. */
  readonly month: string
  readonly principal: PersonPrincipal
  readonly now: Date
  /** Where links lead; links on paper lead nowhere else when absent. */
  readonly publicUrl: string | undefined
}

export interface ReportFile {
  readonly name: string
  readonly type: string
  readonly body: Buffer
}

/**
 * A report over a month as a file, of what its reader may see then: one's own organisation, or the whole jurisdiction of an authority, which is
 * on the trails of all whom it shows. Throws the refusal of what is too large for its form.
 */
export async function makeFile(
  installation: Pick<Installation, 'store' | 'streams'>,
  asked: FileAsked,
): Promise<ReportFile> {
  const { report, principal, now } = asked
  const look = { principal, action: `GET /work/monthly-reports`, now } as const
  const scope = await openScope(installation, { organisation: wholeJurisdiction }, look)
  const reader = factReaderOf(principal)
  const desk = { installation, scope, look, reader, ...daysOf(scope, undefined) }
  if (isMeasure(report)) return tableFile(await measureOf(desk, report, asked), asked)
  if (report !== 'flow') return registerFile(desk, report, asked)
  const query = flowQuerySchema.parse({ ...daysOfMonth(asked.month), groupBy: 'facility,stream' })
  const made = await makeFlowReport(scope, query, now)
  const table = flowTable(made, {
    streams: installation.streams,
    partners: await namePartners(installation, made.rows),
    place: placeOf(asked, flowPagePath(query, scope), scope.timeZone),
  })
  return tableFile(table, asked)
}

async function tableFile(table: ReportTable, asked: FileAsked): Promise<ReportFile> {
  const { form } = asked
  const { body, headers } = await outputOf(table, asked)
  return {
    name: `${table.file}.${form}`,
    type: headers['content-type'] ?? outputTypes[form],
    body: Buffer.from(body),
  }
}

async function measureOf(
  { installation: { streams }, scope }: RegisterDesk,
  measure: MeasureName,
  asked: FileAsked,
): Promise<ReportTable> {
  const { month, now } = asked
  const query = measureQuerySchema.parse(daysOfMonth(month))
  const made = await makeMeasure(measure, scope, { query, now, streams })
  return measureTable(made, placeOf(asked, measurePagePath(measure, query, scope), scope.timeZone))
}

async function registerFile(
  desk: RegisterDesk,
  register: RegisterName,
  asked: FileAsked,
): Promise<ReportFile> {
  const { form, language } = asked
  const days = daysOfMonth(asked.month)
  const query = registerFilterSchema.parse(days)
  const names = namesOfAll(desk.installation.streams)
  const name = `register-${register}-${days.from}-to-${days.to}.${form}`
  if (form === 'csv') {
    const reader = { language, called: calledIn(language, names) }
    const body = await gathered(registerCsv(desk, register, query, reader), deliveryTerms.mostBytes)
    return { name, type: outputTypes.csv, body }
  }
  const shown = shownIn(language, names)
  // Whoever reads the paper has a desk of their own.
  const page = new URLSearchParams({ ...days, organisation: ownerOf(desk.scope) })
  const table = await registerTable(desk, register, query, {
    form,
    language,
    place: placeOf(asked, `/work/registers/${register}?${page}`, desk.timeZone),
    called: (text) => shown(text, 'kind', 'row_hidden'),
  })
  const { body } = await outputOf(table, { form, language })
  return { name, type: outputTypes[form], body: Buffer.from(body) }
}

/** Pieces of a text as one, in UTF-8. Stops reading with the refusal of what is too large once it has more bytes than these. */
export async function gathered(pieces: AsyncIterable<string>, mostBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const piece of pieces) {
    const part = Buffer.from(piece)
    bytes += part.length
    if (bytes > mostBytes) throw new RefusedError({ code: 'too_large', faults: [] })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function placeOf(
  { now, publicUrl = 'http://localhost' }: FileAsked,
  page: string,
  timeZone: string,
): ReportPlace {
  return { address: new URL(page, publicUrl).href, now, timeZone }
}
