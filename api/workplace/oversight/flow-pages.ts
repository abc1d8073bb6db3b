import { type Context, Hono } from 'hono'
import { daysAfter, isCalendarDay, localDay } from '../../../domain/local-day.ts'
import { mayRole } from '../../../domain/role.ts'
import { type Language, underLabel } from '../../../domain/words.ts'
import { formPhrases } from '../../../web/pages/workplace/form/phrases.ts'
import { type FlowView, flowBody } from '../../../web/pages/workplace/stock/flow-page.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import { plainWords } from '../../../workflows/words-of.ts'
import { formInLink } from '../../http/asked-form.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { type OutputForm, outputOf } from '../../outputs/output-of.ts'
import { flowTable } from '../../oversight/flow/flow-table.ts'
import {
  type FlowQuery,
  flowQuerySchema,
  makeFlowReport,
} from '../../oversight/flow/make-flow-report.ts'
import { sealFlowReport } from '../../oversight/flow/seal-flow.ts'
import { ownScope, type Scope } from '../../oversight/scope.ts'
import { pageAsker } from '../page-asker.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import { materialWords } from '../words-of.ts'

/** How the page puts flows together, and what is sealed of it. */
const groupBy = 'stream,material'

/** `GET /work/flow`: what flowed in a period, as a page or a file; `POST /work/flow` seals it. */
export function createFlowPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/flow', (context) => showFlow(context, installation, now()))
    .post('/flow', (context) => giveSealedFlow(context, installation, now()))
}

/** The report of a period: the one that is asked for, else this month so far. */
async function showFlow(
  context: Context<Env>,
  installation: Installation,
  now: Date,
  sent?: { readonly from: string; readonly to: string },
) {
  const { organisation, language, principal } = pageAsker(context, installation)
  const own = await ownScope(installation.store, organisation)
  const { timeZone } = own
  const today = localDay(now, { timeZone })
  const from = sent?.from ?? (context.req.query('from') || `${today.slice(0, 7)}-01`)
  const to = sent?.to ?? (context.req.query('to') || daysAfter(today, 1))
  const read = flowQuerySchema.safeParse({ from, to, timeZone, groupBy })
  const faulty: FlowView = {
    from,
    to,
    said: saidOfPeriod({ from, to }, language),
  }
  const form = formInLink(context)
  if (form !== undefined && read.success)
    return giveFlow(context, installation, { scope: own, query: read.data, form, now })
  const maySeal = mayRole(principal.role, 'supervise')
  const view = read.success
    ? { from, to, said: [], maySeal, report: await reportOf(read.data) }
    : faulty
  return showPage(context, {
    title: stockPhrases.flow[language],
    body: flowBody(view, language),
    status: read.success ? 200 : 422,
  })

  async function reportOf(query: FlowQuery) {
    const { rows, ...report } = await makeFlowReport(own, query, now)
    return {
      ...report,
      rows: rows.map(({ group, ...flow }) => ({
        ...flow,
        label: labelOf(installation, group.stream ?? '', group.material ?? ''),
      })),
    }
  }
}

/** `GET /work/flow?as=pdf`: the report of the page as a file, in the language of the page. */
async function giveFlow(
  context: Context<Env>,
  { streams }: Pick<Installation, 'streams'>,
  asked: {
    readonly scope: Scope
    readonly query: FlowQuery
    readonly form: OutputForm
    readonly now: Date
  },
): Promise<Response> {
  const { scope, query, form, now } = asked
  const report = await makeFlowReport(scope, query, now)
  const { from, to } = query
  const page = new URL(`/work/flow?${new URLSearchParams({ from, to })}`, context.req.url)
  const place = { address: page.href, now, timeZone: scope.timeZone }
  const table = flowTable(report, { streams, place })
  const { body, headers } = await outputOf(table, { form, language: pageLanguage(context) })
  return context.body(body, 200, headers)
}

/** Which day of a period is missing or none, or that the days do not make one. */
function saidOfPeriod(days: { readonly from: string; readonly to: string }, language: Language) {
  const wrong = (['from', 'to'] as const).filter((name) => !isCalendarDay(days[name]))
  if (wrong.length === 0) {
    return [{ control: 'from', text: stockPhrases.period[language], language }]
  }
  const text = formPhrases.fill[language]
  return wrong.map((control) => ({
    control,
    label: stockPhrases[control][language],
    text,
    language,
  }))
}

/** The report of the page as a file that the public log has the digest of; its name in the log follows from it. */
async function giveSealedFlow(context: Context<Env>, installation: Installation, now: Date) {
  const { organisation, principal } = pageAsker(context, installation)
  const sent = await readForm(context)
  const own = await ownScope(installation.store, organisation)
  const { timeZone } = own
  const [from = '', to = ''] = ['from', 'to'].map((name) => sent.get(name)?.[0])
  const read = flowQuerySchema.safeParse({ from, to, timeZone, groupBy })
  if (!read.success) return showFlow(context, installation, now, { from, to })
  const { statement } = await sealFlowReport(own, read.data, { principal, now })
  return context.body(statement, 200, {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="flow-${from}-to-${to}-sealed.json"`,
    'cache-control': 'no-store',
  })
}

/** A stream and a material of it. */
function labelOf({ streams }: Installation, stream: string, material: string) {
  const label = streams.get(stream)?.label ?? plainWords(stream)
  return underLabel(label, materialWords(streams, { stream, material }))
}
