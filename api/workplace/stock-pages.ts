import { type Context, Hono } from 'hono'
import { daysAfter, isCalendarDay, localDay } from '../../domain/local-day.ts'
import { mayRole } from '../../domain/role.ts'
import { type Language, underLabel } from '../../domain/words.ts'
import { evidencePhrases } from '../../web/pages/workplace/evidence/phrases.ts'
import { spectraPhrases } from '../../web/pages/workplace/evidence/spectra-phrases.ts'
import { formPhrases } from '../../web/pages/workplace/form/phrases.ts'
import { importPhrases } from '../../web/pages/workplace/imports/phrases.ts'
import { labelPhrases } from '../../web/pages/workplace/labels/phrases.ts'
import { anomalyPhrases } from '../../web/pages/workplace/oversight/anomalies/phrases.ts'
import { registerPhrases } from '../../web/pages/workplace/oversight/register-phrases.ts'
import { samplePhrases } from '../../web/pages/workplace/oversight/sample/phrases.ts'
import { batchesBody } from '../../web/pages/workplace/stock/batches-page.ts'
import { type FlowView, flowBody } from '../../web/pages/workplace/stock/flow-page.ts'
import { stockPhrases } from '../../web/pages/workplace/stock/phrases.ts'
import { stockBody } from '../../web/pages/workplace/stock/stock-page.ts'
import { plainWords } from '../../workflows/words-of.ts'
import { formInLink } from '../http/asked-form.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import {
  type FlowQuery,
  flowQuerySchema,
  makeFlowReport,
} from '../oversight/flow/make-flow-report.ts'
import { sealFlowReport } from '../oversight/flow/seal-flow.ts'
import { ownScope } from '../oversight/scope.ts'
import { listBatches } from '../store/inventory/batches.ts'
import { readStock } from '../store/inventory/stock.ts'
import { giveFlow } from './give-flow.ts'
import { pageAsker } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showPage } from './show-page.ts'
import { showRecycling } from './show-recycling.ts'
import { dangerWords, kindWords, materialWords, stateWords } from './words-of.ts'

const perPage = 50
/** How the page puts flows together, and what is sealed of it. */
const groupBy = 'stream,material'
const filters = ['stream', 'kind', 'state', 'facility'] as const

/** `GET /work/stock`, `/work/batches`, `/work/flow` and `/work/recycling`: what is there, what flowed and what became of it, to be read; `POST /work/flow` seals it. */
export function createStockPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/stock', (context) => showStock(context, installation))
    .get('/batches', (context) => showBatches(context, installation))
    .get('/flow', (context) => showFlow(context, installation, now()))
    .post('/flow', (context) => giveSealedFlow(context, installation, now()))
    .get('/recycling', (context) => showRecycling(context, installation, now()))
}

async function showStock(context: Context<Env>, installation: Installation) {
  const { streams } = installation
  const { db, organisationKey, language, mayRecord } = pageAsker(context, installation)
  const rows = await readStock(db, organisationKey, filters)
  const byStream = Map.groupBy(rows, ({ group }) => group[0] ?? '')
  const view = [...byStream].map(([stream, own]) => ({
    label: streams.get(stream)?.label ?? plainWords(stream),
    lines: own.map(({ group: [, kind = '', state = '', facility = ''], ...amounts }) => ({
      ...amounts,
      facility,
      kind: kindWords(streams, { stream, kind }),
      state: stateWords(streams, { stream, state }),
      href: `/work/batches?${new URLSearchParams({ stream, kind, state, facility })}`,
    })),
  }))
  return showPage(context, {
    title: stockPhrases.title[language],
    body: stockBody({ streams: view, ways: stockWays(streams, mayRecord) }, language),
  })
}

function stockWays(streams: Installation['streams'], mayRecord: boolean) {
  const proposals = [...streams.values()].flatMap(({ name: stream, arrangements = {} }) =>
    Object.entries(arrangements).map(([name, { label }]) => ({
      href: `/work/proposals/${stream}/${name}`,
      label,
    })),
  )
  return [
    { href: '/work/labels', label: labelPhrases.title },
    ...(mayRecord ? [{ href: '/work/imports', label: importPhrases.title }] : []),
    ...proposals,
    { href: '/work/registers/incoming', label: registerPhrases.registers },
    { href: '/work/found', label: registerPhrases.findTitle },
    { href: '/work/credits', label: evidencePhrases.title },
    { href: '/work/spectra', label: spectraPhrases.title },
    { href: '/work/anomalies', label: anomalyPhrases.title },
    { href: '/work/samples', label: samplePhrases.title },
  ]
}

async function showBatches(context: Context<Env>, installation: Installation) {
  const { streams, secret } = installation
  const { db, organisationKey, language, principal } = pageAsker(context, installation)
  const asked = filters.flatMap((name): [string, string][] => {
    const value = context.req.query(name)
    return value === undefined || value === '' ? [] : [[name, value.slice(0, 80)]]
  })
  const pages = pagesOf(secret, 'batches', principal)
  const cursor = pages.after(context.req.query('cursor'))
  const filter = { ...Object.fromEntries(asked), cursor, limit: perPage + 1 }
  const rows = await listBatches(db, organisationKey, filter)
  const { page, next } = pages.cut(rows, perPage, ({ batchKey }) => batchKey)
  const batches = page.map((batch) => ({
    code: batch.code,
    facility: batch.facility,
    massGrams: batch.massGrams,
    kind: kindWords(streams, batch),
    danger: dangerWords(streams, batch),
    state: stateWords(streams, batch),
  }))
  const older =
    next === null ? undefined : `/work/batches?${new URLSearchParams([...asked, ['cursor', next]])}`
  return showPage(context, {
    title: stockPhrases.list[language],
    body: batchesBody({ batches, older }, language),
  })
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
