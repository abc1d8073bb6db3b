import { type Context, Hono } from 'hono'
import { mayRole } from '../../../domain/role.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import { flowBody } from '../../../web/pages/workplace/stock/flow-page.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import type { Env } from '../../http/env.ts'
import { formInLink, giveOutput, type OutputOptions, placeOf } from '../../http/give-output.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import type { OutputForm } from '../../outputs/output-of.ts'
import { flowTable } from '../../oversight/flow/flow-table.ts'
import { groupWords } from '../../oversight/flow/flow-words.ts'
import { makeFlowReport } from '../../oversight/flow/make-flow-report.ts'
import { sealFlowReport } from '../../oversight/flow/seal-flow.ts'
import { openScope, ownScope, type Scope, wholeJurisdiction } from '../../oversight/scope.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { companiesOverseen } from '../../store/oversight/jurisdiction.ts'
import { pageAsker, personOf } from '../page-asker.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import {
  type FlowAsk,
  flowAskIn,
  groupingsFor,
  type ReadFlowAsk,
  readFlowAsk,
} from './flow-asked.ts'
import { flowHref, flowView, ownerIn } from './flow-view.ts'

/** `GET /work/flow`: what flowed in a period over one organisation or a jurisdiction, as a page or a file; `POST /work/flow` seals it. */
export function createFlowPages(installation: Installation, { now, publicUrl }: OutputOptions) {
  return new Hono<Env>()
    .get('/flow', async (context) => {
      const organisation = context.req.query('organisation') || undefined
      const scope = await openScope(installation, { organisation }, lookOf(context))
      const ask = flowAskIn(context, { scope, now: now() })
      return showFlow(context, installation, { scope, ask, now: now(), publicUrl })
    })
    .post('/flow', (context) => giveSealedFlow(context, installation, { now: now(), publicUrl }))
}

/** When a page is asked for, and where links lead. */
interface Asked extends Pick<OutputOptions, 'publicUrl'> {
  readonly now: Date
}

/** What is shown to whom. */
interface Showing<Ask extends FlowAsk = FlowAsk> extends Asked {
  readonly scope: Scope
  readonly ask: Ask
}

async function showFlow(
  context: Context<Env>,
  installation: Installation,
  { scope, ask, now, publicUrl }: Showing,
) {
  const language = pageLanguage(context)
  const read = readFlowAsk(context, ask, { scope, now, language })
  const isRead = 'query' in read
  const form = formInLink(context)
  if (form !== undefined && isRead)
    return giveFlow(context, installation, { scope, ask: read, now, publicUrl, form })
  const { authority, role } = personOf(context)
  const overseen =
    authority === undefined
      ? []
      : await companiesOverseen(installation.store.system, authority.organisationKey)
  const whole = { value: wholeJurisdiction, label: deskPhrases.jurisdiction[language] }
  const view = {
    ...ask,
    ...ownerIn(scope),
    groupings: groupingsFor(scope).map((value) => ({ value, label: groupWords[value][language] })),
    organisations:
      authority === undefined
        ? []
        : [whole, ...overseen.map(({ slug, name }) => ({ value: slug, label: name }))],
    said: isRead ? [] : read,
    maySeal: mayRole(role, 'supervise'),
    report: isRead ? await flowView(installation, scope, { ask: read, language, now }) : undefined,
  }
  return showPage(context, {
    title: stockPhrases.flow[language],
    body: flowBody(view, language),
    status: isRead ? 200 : 422,
  })
}

/** `GET /work/flow?as=pdf`: the report of the page as a file, in the language of the page. */
async function giveFlow(
  context: Context<Env>,
  { streams }: Pick<Installation, 'streams'>,
  { scope, ask, now, publicUrl, form }: Showing<ReadFlowAsk> & { readonly form: OutputForm },
): Promise<Response> {
  const report = await makeFlowReport(scope, ask.query, now)
  const page = { path: flowHref(ask, scope), timeZone: scope.timeZone }
  const place = placeOf(context, page, { now, publicUrl })
  const table = flowTable(report, { streams, place })
  return giveOutput(context, table, { form, language: pageLanguage(context) })
}

/** The report of the page as a file that the public log has the digest of; its name in the log follows from it. */
async function giveSealedFlow(context: Context<Env>, installation: Installation, asked: Asked) {
  const { now } = asked
  const { organisation, principal, language } = pageAsker(context, installation)
  const sent = await readForm(context)
  const scope = await ownScope(installation.store, organisation)
  const ask = flowAskIn(context, { scope, now, sent })
  const read = readFlowAsk(context, ask, { scope, now, language })
  if (!('query' in read)) return showFlow(context, installation, { ...asked, scope, ask })
  const { statement } = await sealFlowReport(scope, read.query, { principal, now })
  const { from, to } = read.query
  return context.body(statement, 200, {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="flow-${from}-to-${to}-sealed.json"`,
    'cache-control': 'no-store',
  })
}
