import { type Context, Hono } from 'hono'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { anomaliesBody } from '../../../web/pages/workplace/oversight/anomalies/anomalies-page.ts'
import {
  anomalyBody,
  decisionControls,
} from '../../../web/pages/workplace/oversight/anomalies/anomaly-page.ts'
import { anomalyPhrases } from '../../../web/pages/workplace/oversight/anomalies/phrases.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { placesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import {
  anomaliesQuerySchema,
  pageOfAnomalies,
  readAnomaly,
} from '../../oversight/anomalies/anomalies.ts'
import { anomalyView, decisionView } from '../../oversight/anomalies/anomaly-view.ts'
import { countAnomalies } from '../../oversight/anomalies/count-anomalies.ts'
import { decideAnomaly, decisionAskedSchema } from '../../oversight/anomalies/decide-anomaly.ts'
import { openScope } from '../../oversight/scope.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { readFacilities } from '../../store/organisations/facilities.ts'
import { listDecisions } from '../../store/oversight/anomaly-decisions.ts'
import { personOf } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import { batchOpens } from './batch-opens.ts'

const daysShown = 90
const perPage = 20

/** `GET /work/anomalies`, `GET` and `POST /work/anomalies/:id`: questions that records raise, and what people say to them. */
export function createAnomalyPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/anomalies', (context) => showList(context, installation, now()))
    .get('/anomalies/:id', (context) =>
      showOne(context, installation, { typed: new Map(), done: context.req.query('done') }),
    )
    .post('/anomalies/:id', async (context) => {
      const typed = await readForm(context)
      const asked = readAsked(decisionAskedSchema, {
        decision: typedAt(typed, '/decision'),
        reason: typedAt(typed, '/reason'),
      })
      if (isRefusal(asked)) return showOne(context, installation, { typed, refused: asked })
      const scope = await openScope(installation, askedScope(context), lookOf(context))
      const anomaly = await readAnomaly(scope, context.req.param('id'))
      const by = { principal: context.get('principal'), now: now() }
      const done = await orRefusal(async () => {
        await decideAnomaly(scope.db, anomaly, { asked, by })
        return {}
      })
      if (isRefusal(done)) return showOne(context, installation, { typed, refused: done })
      const query = new URLSearchParams({ organisation: anomaly.organisation, done: '' })
      return context.redirect(`/work/anomalies/${anomaly.id}?${query}`, 303)
    })
}

async function showList(context: Context<Env>, installation: Installation, now: Date) {
  const language = pageLanguage(context)
  const scope = await openScope(installation, askedScope(context), lookOf(context))
  const { db, timeZone, of, keys, organisations } = scope
  const today = localDay(now, { timeZone })
  const given = {
    from: daysAfter(today, -daysShown),
    to: daysAfter(today, 1),
    limit: String(perPage),
    ...filtersIn(context),
  }
  const read = readAsked(anomaliesQuerySchema, given)
  const typed: Typed = new Map(
    Object.entries(given).map(([name, value]) => [name, [String(value)]]),
  )
  const names = context.get('names')
  const said = isRefusal(read) ? sayFaults(read, { language, names, controls: [] }) : []
  const asked = isRefusal(read) ? undefined : { ...read, timeZone }
  const places = placesOf(installation.secret, 'anomalies', context.get('principal'))
  const { page, next } =
    asked === undefined
      ? { page: [], next: null }
      : await pageOfAnomalies(scope, asked, { places, cursor: asked.cursor })
  const organisationKey = of === 'organisation' ? keys[0] : undefined
  const facilities = organisationKey === undefined ? [] : await readFacilities(db, organisationKey)
  const named = new Map(organisations.map((one) => [one.slug, nameIn(one, language)]))
  return showPage(context, {
    title: anomalyPhrases.title[language],
    body: anomaliesBody(
      {
        lines: page.map((one) => {
          const view = anomalyView(one, installation.streams, language)
          const href = `/work/anomalies/${one.id}?${new URLSearchParams({ organisation: one.organisation })}`
          const { organisation, events, reversed, ...rest } = view
          const withdrawn = reversed.length > 0 && reversed.length === events.length
          const line = { ...rest, withdrawn }
          return of === 'organisation'
            ? { ...line, href }
            : { ...line, href, organisation: named.get(organisation) ?? organisation }
        }),
        counts: asked === undefined ? [] : await countAnomalies(scope, asked),
        asked: typed,
        said,
        facilities: facilities.map(({ code }) => code),
        timeZone,
        older:
          next === null
            ? undefined
            : `/work/anomalies?${new URLSearchParams({ ...filtersIn(context), cursor: next })}`,
      },
      language,
    ),
  })
}

async function showOne(
  context: Context<Env>,
  installation: Installation,
  { typed, refused, done }: { typed: Typed; refused?: Refusal; done?: string | undefined },
) {
  const language = pageLanguage(context)
  const scope = await openScope(installation, askedScope(context), lookOf(context))
  const anomaly = await readAnomaly(scope, context.req.param('id') ?? '')
  const decisions = (await listDecisions(scope.db, anomaly.anomalyKey)).map(decisionView)
  const controls = decisionControls(language)
  const names = context.get('names')
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  const { organisation: slug, ...view } = anomalyView(anomaly, installation.streams, language)
  return showPage(context, {
    title: view.label,
    told:
      done === undefined ? undefined : { kind: 'done', lines: [anomalyPhrases.saved[language]] },
    body: anomalyBody({
      ...view,
      organisation: nameIn(
        { name: anomaly.organisationName, names: anomaly.organisationNames },
        language,
      ),
      slug,
      batches: view.batches.map((code) => {
        return { code, opens: batchOpens(personOf(context), { slug, code }) }
      }),
      decisions,
      timeZone: scope.timeZone,
      mayDecide: mayRole(personOf(context).role, 'examine'),
      shown: { typed, said, language },
    }),
  })
}

function askedScope(context: Context<Env>) {
  return { organisation: context.req.query('organisation') }
}

const filters = ['organisation', 'kind', 'facility', 'state', 'from', 'to', 'cursor']

/** What the list is asked for; what else stands in an address, as the language of the page, is none of it. */
function filtersIn(context: Context<Env>): Readonly<Record<string, string>> {
  const query: Readonly<Record<string, string>> = context.req.query()
  return Object.fromEntries(
    filters.flatMap((name) => {
      const value = query[name] ?? ''
      return value === '' ? [] : [[name, value] as const]
    }),
  )
}
