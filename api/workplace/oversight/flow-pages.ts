import { type Context, Hono } from 'hono'
import { nameIn } from '../../../domain/local-names.ts'
import { mayRole } from '../../../domain/role.ts'
import type { Language } from '../../../domain/words.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import type { FlowChoice } from '../../../web/pages/workplace/stock/flow-lines.ts'
import { flowBody } from '../../../web/pages/workplace/stock/flow-page.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import type { Env } from '../../http/env.ts'
import { formInLink, giveOutput, type OutputOptions, placeOf } from '../../http/give-output.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import type { OutputForm } from '../../outputs/output-of.ts'
import { namedBooks, namePartners } from '../../oversight/flow/flow-names.ts'
import { ownerOf } from '../../oversight/flow/flow-page-path.ts'
import { flowTable } from '../../oversight/flow/flow-table.ts'
import { makeFlowReport } from '../../oversight/flow/make-flow-report.ts'
import { sealFlowReport } from '../../oversight/flow/seal-flow.ts'
import { openScope, ownScope, type Scope, wholeJurisdiction } from '../../oversight/scope.ts'
import { type Look, lookOf } from '../../people/access/look-at-others.ts'
import { companiesOverseen } from '../../store/oversight/jurisdiction.ts'
import { pageAsker, personOf } from '../page-asker.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import {
  type FlowAsk,
  flowAskIn,
  groupingsFor,
  groupingWords,
  type ReadFlowAsk,
  readFlowAsk,
} from './flow-asked.ts'
import { exactOf, exactText, flowHref, flowView, headOf } from './flow-view.ts'

/** `GET /work/flow`: what flowed in a period over one organisation or a jurisdiction, as a page or a file; `POST /work/flow` seals it. */
export function createFlowPages(installation: Installation, { publicUrl }: OutputOptions) {
  return new Hono<Env>()
    .get('/flow', async (context) => {
      const organisation = context.req.query('organisation') || undefined
      const look = lookOf(context)
      const scope = await openScope(installation, { organisation }, look)
      const ask = flowAskIn(context, { scope, now: look.now })
      return showFlow(context, installation, { scope, ask, look, publicUrl })
    })
    .post('/flow', (context) => giveSealedFlow(context, installation, publicUrl))
}

/** What is shown to whom, and where links lead. */
interface Showing<Ask extends FlowAsk = FlowAsk> extends Pick<OutputOptions, 'publicUrl'> {
  readonly scope: Scope
  readonly ask: Ask
  readonly look: Look
}

async function showFlow(
  context: Context<Env>,
  installation: Installation,
  { scope, ask, look, publicUrl }: Showing,
) {
  const language = pageLanguage(context)
  const read = readFlowAsk(context, ask, { scope, now: look.now, language })
  const isRead = 'query' in read
  const form = formInLink(context)
  if (form !== undefined && isRead)
    return giveFlow(context, installation, { scope, ask: read, look, publicUrl, form })
  const { authority, role } = personOf(context)
  const overseen =
    authority === undefined
      ? []
      : await companiesOverseen(installation.store.system, authority.organisationKey)
  const whole = { value: wholeJurisdiction, label: deskPhrases.jurisdiction[language] }
  const { from, to, by, asOf } = ask
  const view = {
    from,
    to,
    by,
    asOf,
    exact: exactOf(ask),
    toldExactly: exactText(ask, { scope, language }),
    organisation: ownerOf(scope),
    groupings: [...groupsAsked(read, language), ...groupingChoices(scope, language)],
    organisations:
      authority === undefined
        ? []
        : [whole, ...overseen.map((one) => ({ value: one.slug, label: nameIn(one, language) }))],
    said: isRead ? [] : read,
    maySeal: mayRole(role, 'supervise'),
    report: isRead ? await flowView(installation, scope, { ask: read, language, look }) : undefined,
  }
  return showPage(context, {
    title: stockPhrases.flow[language],
    body: flowBody(view, language),
    status: isRead ? 200 : 422,
  })
}

function groupingChoices(scope: Scope, language: Language): readonly FlowChoice[] {
  return groupingsFor(scope).map((value) => ({ value, label: groupingWords[value][language] }))
}

/** Rows as the API was asked for them, which no choice of the form is. */
function groupsAsked(read: ReturnType<typeof readFlowAsk>, language: Language): FlowChoice[] {
  const isAsked = 'query' in read && read.grouping === undefined
  return isAsked ? [{ value: '', label: headOf(read)[language] }] : []
}

/** `GET /work/flow?as=pdf`: the report of the page as a file, in the language of the page. */
async function giveFlow(
  context: Context<Env>,
  installation: Installation,
  { scope, ask, look, publicUrl, form }: Showing<ReadFlowAsk> & { readonly form: OutputForm },
): Promise<Response> {
  const { now } = look
  const report = await makeFlowReport(namedBooks(installation, scope, look), ask.query, now)
  const page = { path: flowHref(ask, scope), timeZone: scope.timeZone }
  const table = flowTable(report, {
    streams: installation.streams,
    partners: await namePartners(installation, report.rows),
    place: placeOf(context, page, { now, publicUrl }),
  })
  return giveOutput(context, table, { form, language: pageLanguage(context) })
}

/** The report of the page as a file that the public log has the digest of; its name in the log follows from it. */
async function giveSealedFlow(
  context: Context<Env>,
  installation: Installation,
  publicUrl: string | undefined,
) {
  const look = lookOf(context)
  const { now } = look
  const { organisation, principal, language } = pageAsker(context, installation)
  const sent = await readForm(context)
  const scope = await ownScope(installation.store, organisation)
  const ask = flowAskIn(context, { scope, now, sent })
  const read = readFlowAsk(context, ask, { scope, now, language })
  if (!('query' in read)) return showFlow(context, installation, { scope, ask, look, publicUrl })
  const books = namedBooks(installation, scope, look)
  const { statement } = await sealFlowReport(books, read.query, { principal, now })
  const { from, to } = read.query
  return context.body(statement, 200, {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="flow-${from}-to-${to}-sealed.json"`,
    'cache-control': 'no-store',
  })
}
