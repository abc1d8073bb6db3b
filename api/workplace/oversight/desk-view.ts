import { type FlowFigure, flowFigures, leftOverOf } from '../../../domain/flow-figure.ts'
import { daysOfMonth, monthsAfter } from '../../../domain/month.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import type { Amount, DeskView } from '../../../web/pages/workplace/oversight/view.ts'
import type { Installation } from '../../installation.ts'
import type { Figures, readDesk } from '../../oversight/desk/read-desk.ts'
import { localDays } from '../../oversight/flow/make-flow-report.ts'
import { listPlaces } from '../../store/oversight/places.ts'
import { pageRights } from '../page-rights.ts'
import type { DeskAsk, DeskReading } from './desk-reading.ts'
import { deskWays } from './desk-ways.ts'
import { hoursBetween, looksOf } from './looks-of.ts'
import { passedFlows } from './passed-view.ts'
import { postingsHref } from './postings-href.ts'
import { recoveryRows } from './recovery-rows.ts'
import { registerHref, registerRows } from './register-rows.ts'

type Desk = Awaited<ReturnType<typeof readDesk>>

/** A desk as its page shows it: names, links to the lines behind each figure, and the ways on. */
export async function deskView(
  { streams }: Installation,
  desk: Desk,
  reading: DeskReading,
): Promise<DeskView> {
  const { scope, language, ask, choice, days } = reading
  const names = new Map(scope.organisations.map((one) => [one.slug, one.name]))
  const places = await listPlaces(scope.db, scope.keys)
  const named = new Map(places.map((one) => [`${one.organisation} ${one.code}`, one.name]))
  // One organisation of many is read by the same days as all of them.
  const timeZone = scope.of === 'jurisdiction' ? localDays : undefined
  const amountsOf = (figures: Figures, more: Partial<Parameters<typeof postingsHref>[0]> = {}) => {
    const { organisation, stream } = ask
    const { asOf } = reading
    const asked = { ...days, timeZone, organisation, stream, asOf, ...more }
    return Object.fromEntries(
      flowFigures.map((figure): [FlowFigure, Amount] => [
        figure,
        { grams: figures[figure], href: postingsHref({ ...asked, figure }) },
      ]),
    ) as Record<FlowFigure, Amount>
  }
  const { transit, months } = desk
  const year = ask.month.slice(0, 4)
  const isOfMany = scope.of === 'jurisdiction'
  const query = (more: Partial<DeskAsk>) => deskHref({ ...ask, ...more })
  const shown = ['in', 'used', 'out'] as const
  const { asOf } = reading
  const asked = {
    ...days,
    ...given('stream', ask.stream),
    ...given('organisation', ask.organisation),
    ...given('asOf', asOf),
  }
  const register = registerHref(asked)
  const flow = (more: Readonly<Record<string, string>>) =>
    `/work/flow?${new URLSearchParams({
      ...days,
      ...given('organisation', ask.organisation),
      ...given('asOf', ask.asOf),
      ...more,
    })}`
  return {
    month: ask.month,
    before: query({ month: monthsAfter(ask.month, -1) }),
    after: choice.after === undefined ? undefined : query({ month: choice.after }),
    months: choice.months,
    asOf: ask.asOf ?? '',
    organisations: choice.organisations,
    organisation: ask.organisation ?? '',
    streams: [...streams.values()].map(({ name, label }) => ({ name, label })),
    stream: ask.stream ?? '',
    amounts: amountsOf(desk.figures),
    leftOver: leftOverOf((figure) => desk.figures[figure]),
    balanced: desk.balanced,
    transit: {
      handOvers: transit.handOvers,
      grams: transit.grams,
      oldestHours: transit.oldest === null ? undefined : hoursBetween(transit.oldest, reading.now),
      href: (reading.isInside ? undefined : register('transported')) ?? '/work/hand-overs',
    },
    looks: looksOf(desk, reading, register),
    passed: passedFlows(reading.passed, {
      streams: [...streams.keys()],
      ask: { ...days, organisation: ask.organisation, asOf: reading.asOf },
      language,
    }),
    registers: registerRows(desk, {
      hrefOf: register,
      fileOf: (name, form) =>
        `/api/v1/registers/${name}/lines.${form}?${new URLSearchParams({ ...asked, lang: language })}`,
    }),
    series: {
      labels: [deskPhrases.in, deskPhrases.treated, deskPhrases.out],
      months: months.map(({ month, figures }) => {
        const amounts = amountsOf(figures, daysOfMonth(month))
        return {
          month,
          grams: shown.map((name) => Math.max(0, figures[name])),
          hrefs: shown.map((name) => amounts[name].href),
        }
      }),
    },
    places: desk.places
      .map(({ organisation, facility, figures }) => {
        const more = isOfMany ? { organisation, facility } : { facility }
        return {
          held: register('held', {
            facility,
            ...given('organisation', isOfMany ? organisation : undefined),
            ...given('timeZone', timeZone),
          }),
          organisation: isOfMany ? (names.get(organisation) ?? organisation) : undefined,
          name: named.get(`${organisation} ${facility}`) ?? facility,
          code: facility,
          amounts: amountsOf(figures, more),
        }
      })
      .toSorted((one, other) => other.amounts.closing.grams - one.amounts.closing.grams),
    ranked: {
      in: flow({ by: 'facility', sort: 'in' }),
      out: flow({ by: 'facility', sort: 'out' }),
      used: flow({ by: 'facility', sort: 'used' }),
      lost: flow({ by: 'facility', sort: 'lost' }),
      closing: flow({ by: 'facility', sort: 'closing' }),
    },
    recovery: { year, rows: await recoveryRows(scope, year, reading.isInside) },
    ways: deskWays(reading),
    finds: Object.hasOwn(pageRights, 'GET /work/found'),
    findsCodes: reading.isOverseer && reading.isInside,
    flow: flow({ by: ask.stream === undefined ? 'facility' : 'stream' }),
  }
}

/** A part of an address, where there is something to say. */
function given(name: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [name]: value }
}

/** Where the desk of a question is. */
export function deskHref(ask: DeskAsk): string {
  const given = Object.entries(ask).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  )
  return `/work/desk?${new URLSearchParams(given)}`
}
