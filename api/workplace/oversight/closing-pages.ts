import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { figureIn, flowFigures } from '../../../domain/flow-figure.ts'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import type { Language } from '../../../domain/words.ts'
import { dayText } from '../../../web/pages/local-time.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import {
  type ChangedFigure,
  closingBody,
} from '../../../web/pages/workplace/oversight/closings/closing-page.ts'
import {
  closingControls,
  closingsBody,
} from '../../../web/pages/workplace/oversight/closings/closings-page.ts'
import { closingPhrases } from '../../../web/pages/workplace/oversight/closings/phrases.ts'
import { figureWords } from '../../../web/pages/workplace/oversight/posting-phrases.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { stageWords } from '../../../workflows/words-of.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { closePeriod } from '../../oversight/closings/close-period.ts'
import { closerOf } from '../../oversight/closings/closer-of.ts'
import { closingQuerySchema } from '../../oversight/closings/closing-routes.ts'
import { type Difference, differenceSince } from '../../oversight/closings/difference.ts'
import { openClosing } from '../../oversight/closings/open-closing.ts'
import { openScope, wholeJurisdiction } from '../../oversight/scope.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { listClosings, type StoredClosing } from '../../store/oversight/closings.ts'
import { personOf } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'

const perPage = 30
/** How a closed period puts flows together. */
const groupBy = 'facility,stream,material,month'

/** `GET` and `POST /work/closings`, `GET /work/closings/:id`: periods that are closed, closing one, and what was recorded of each since. */
export function createClosingPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/closings', async (context) => {
      const today = localDay(now(), { timeZone: await zoneOf(context, installation) })
      const month = `${today.slice(0, 7)}-01`
      const before = `${daysAfter(month, -1).slice(0, 7)}-01`
      const given = (name: string, usual: string) => [context.req.query(name) || usual]
      const typed = new Map([
        ['/id', [randomUUID()]],
        ['/from', given('from', before)],
        ['/to', given('to', month)],
      ])
      return showList(context, installation, { typed })
    })
    .post('/closings', async (context) => {
      const typed = await readForm(context)
      const days = { from: typedAt(typed, '/from'), to: typedAt(typed, '/to') }
      const asked = readAsked(closingQuerySchema, { ...days, groupBy, id: typedAt(typed, '/id') })
      if (isRefusal(asked)) return showList(context, installation, { typed, refused: asked })
      const scope = await openScope(installation, {}, lookOf(context))
      const by = { store: installation.store, principal: personOf(context), now: now() }
      const closed = await orRefusal(() => closePeriod(scope, asked, by))
      if (isRefusal(closed)) return showList(context, installation, { typed, refused: closed })
      return context.redirect(`/work/closings/${closed.closing.id}`, 303)
    })
    .get('/closings/:id', (context) => showOne(context, installation))
    .get('/closings/:id/statement.json', async (context) => {
      const { closing } = await openClosing(installation, context.req.param('id'), lookOf(context))
      return context.body(closing.statement, 200, {
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="closed-${closing.from}-to-${closing.to}.json"`,
        'cache-control': 'no-store',
      })
    })
}

async function showList(
  context: Context<Env>,
  installation: Installation,
  { typed, refused }: { readonly typed: Typed; readonly refused?: Refusal },
) {
  const language = pageLanguage(context)
  const principal = personOf(context)
  const closer = closerOf(principal)
  const pages = pagesOf(installation.secret, 'closings', principal)
  const before = pages.after(context.req.query('cursor'))
  const db = installation.store.own(closer.organisationKey)
  const rows = await listClosings(db, closer, { before, limit: perPage + 1 })
  const { page, next } = pages.cut(rows, perPage, ({ closingKey }) => closingKey)
  const { authority, organisation, role } = principal
  const about =
    organisation === undefined || authority?.slug === organisation.slug
      ? undefined
      : nameIn(organisation, language)
  const controls = closingControls(language)
  const names = context.get('names')
  const faults = (refused?.faults ?? []).map((fault) => ({
    ...fault,
    pointer: fault.pointer.replace(/^\/query/, ''),
  }))
  const said = sayFaults({ faults }, { language, names, controls })
  return showPage(context, {
    title: closingPhrases.title[language],
    body: closingsBody({
      closings: page.map((one) => ({ ...headOf(one), days: daysOf(one, language) })),
      older: next === null ? undefined : `/work/closings?${new URLSearchParams({ cursor: next })}`,
      timeZone: await zoneOf(context, installation),
      form: mayRole(role, 'examine') ? { action: '/work/closings', about } : undefined,
      shown: { typed, said, language },
    }),
    status: refused === undefined ? 200 : 422,
  })
}

async function showOne(context: Context<Env>, installation: Installation) {
  const language = pageLanguage(context)
  const look = lookOf(context)
  const opened = await openClosing(installation, context.req.param('id') ?? '', look)
  const { closing } = opened
  const difference = await differenceSince(opened, look.now)
  return showPage(context, {
    title: daysOf(closing, language),
    body: closingBody(
      {
        ...headOf(closing),
        asOf: closing.asOf.toISOString(),
        digest: closing.digest,
        timeZone: await zoneOf(context, installation),
        isReproduced: difference.isReproduced,
        figures: figuresOf(difference),
        events: difference.events.map((event) => ({
          id: event.id,
          what: stageWords(installation.streams.get(event.stream), event.stage),
          facility: `${event.organisation} · ${event.facility}`,
          eventTime: event.eventTime.toISOString(),
          recordTime: event.recordTime.toISOString(),
          counts: event.counts,
        })),
        isWhole: difference.isWhole,
      },
      language,
    ),
  })
}

function headOf({ id, reported, closedTime, closerName }: StoredClosing) {
  return {
    href: `/work/closings/${id}`,
    about: reported === wholeJurisdiction ? undefined : reported,
    closed: closedTime.toISOString(),
    closedBy: closerName,
  }
}

/** The first day of a period and its last. */
function daysOf({ from, to }: StoredClosing, language: Language): string {
  return `${dayText(from, language)} – ${dayText(daysAfter(to, -1), language)}`
}

/** The figures of the page of flows by which something changed. */
function figuresOf({ totals, takenBack }: Difference): readonly ChangedFigure[] {
  return flowFigures
    .map((figure) => ({
      name: figureWords[figure],
      changed: figureIn(totals, figure),
      takenBack: figureIn(takenBack, figure),
    }))
    .filter(({ changed, takenBack: taken }) => changed !== 0 || taken !== 0)
}

/** By whose clock whoever reads tells time: that of whoever keeps the closed periods. */
async function zoneOf(context: Context<Env>, { store }: Installation): Promise<string> {
  const { organisationKey } = closerOf(context.get('principal'))
  return readersZone(store.own(organisationKey), organisationKey)
}
