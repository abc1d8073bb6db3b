import { type Context, Hono } from 'hono'
import { dayOver } from '../../../domain/local-clock.ts'
import { isCalendarDay, localDay } from '../../../domain/local-day.ts'
import { calledIn, nameIn } from '../../../domain/local-names.ts'
import { daysOfMonth, isMonth, monthsAfter, monthsUpTo } from '../../../domain/month.ts'
import { deskBody } from '../../../web/pages/workplace/oversight/desk-page.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import { monthText } from '../../../web/pages/workplace/oversight/series.ts'
import { dangerousKinds } from '../../../workflows/dangerous-kinds.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { readDesk } from '../../oversight/desk/read-desk.ts'
import { readPassed } from '../../oversight/desk/read-passed.ts'
import { openScope, wholeJurisdiction } from '../../oversight/scope.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { companiesOverseen } from '../../store/oversight/jurisdiction.ts'
import { personOf } from '../page-asker.ts'
import { showPage } from '../show-page.ts'
import { deskView } from './desk-view.ts'

/** Months that can be chosen by name; any other by its address. */
const monthsToChoose = 24

/** `GET /work/desk`: a month of one's own organisation, of one that is overseen, or of a whole jurisdiction. */
export function createDeskPages(installation: Installation, now: () => Date) {
  return new Hono<Env>().get('/desk', (context) => showDesk(context, installation, now()))
}

async function showDesk(context: Context<Env>, installation: Installation, now: Date) {
  const language = pageLanguage(context)
  const { authority, organisation: inside } = personOf(context)
  const asked = (name: string) => context.req.query(name) || undefined
  const look = lookOf(context)
  const scope = await openScope(installation, { organisation: asked('organisation') }, look)
  const thisMonth = localDay(now, { timeZone: scope.timeZone }).slice(0, 7)
  const wanted = asked('month')
  const isMonthWrong = wanted !== undefined && !isMonth(wanted)
  const month = wanted !== undefined && isMonth(wanted) ? wanted : thisMonth
  const stream = installation.streams.get(asked('stream') ?? '')
  const isInside = authority === undefined || authority.organisationKey !== inside?.organisationKey
  const day = asked('asOf')
  const isDayWrong = day !== undefined && (!isCalendarDay(day) || day > localDay(now, scope))
  const until = day !== undefined && isCalendarDay(day) ? dayOver(day, scope.timeZone) : ''
  // A day that is not over yet is as good as now.
  const asOf = until !== '' && until <= now.toISOString() ? until : undefined
  const dangerous = dangerousKinds(installation.streams)
  const desk = await readDesk(scope, { month, stream: stream?.name, asOf, now, dangerous })
  const passed = await readPassed(installation, scope, {
    ...daysOfMonth(month),
    timeZone: scope.timeZone,
    asOf: asOf === undefined ? undefined : new Date(asOf),
    look,
  })
  const organisations =
    authority === undefined
      ? []
      : calledIn(
          await companiesOverseen(installation.store.system, authority.organisationKey),
          language,
        )
  const [only] = scope.organisations
  const organisation =
    scope.of === 'jurisdiction' ? wholeJurisdiction : (only?.slug ?? wholeJurisdiction)
  const view = await deskView(installation, desk, {
    scope,
    language,
    now,
    isInside,
    isOverseer: authority !== undefined,
    ask: {
      month,
      organisation: authority === undefined ? undefined : organisation,
      stream: stream?.name,
      asOf: asOf === undefined ? undefined : day,
    },
    asOf,
    passed: passed.filter((one) => stream === undefined || one.stream === stream.name),
    choice: {
      months: [...new Set([...monthsUpTo(thisMonth, monthsToChoose), month])]
        .toSorted()
        .toReversed(),
      after: month < thisMonth ? monthsAfter(month, 1) : undefined,
      organisations,
    },
    days: daysOfMonth(month),
  })
  const whose =
    scope.of === 'jurisdiction'
      ? deskPhrases.jurisdiction[language]
      : only && nameIn(only, language)
  const isWrong = isMonthWrong || isDayWrong
  return showPage(context, {
    ...(isWrong
      ? { told: { kind: 'fault', lines: [deskPhrases.wrongAsk[language]] } as const, status: 422 }
      : {}),
    title: `${monthText(month, language)} · ${whose ?? ''}`,
    body: deskBody(view, language),
  })
}
