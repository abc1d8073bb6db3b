import { type FlowFigure, flowFigures, leftOverOf } from '../../../domain/flow-figure.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { daysOfMonth, monthsAfter } from '../../../domain/month.ts'
import type { RegisterName } from '../../../domain/register/registers.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import type { Amount, DeskView } from '../../../web/pages/workplace/oversight/view.ts'
import type { Installation } from '../../installation.ts'
import type { Figures, readDesk } from '../../oversight/desk/read-desk.ts'
import { localDays } from '../../oversight/flow/make-flow-report.ts'
import type { Scope } from '../../oversight/scope.ts'
import { listPlaces } from '../../store/oversight/places.ts'
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
  const { scope, language, ask, choice, days, asOf, isInside, now } = reading
  const { transit } = desk
  const links = linksOf(reading)
  const year = ask.month.slice(0, 4)
  return {
    month: ask.month,
    before: links.desk({ month: monthsAfter(ask.month, -1) }),
    after: choice.after === undefined ? undefined : links.desk({ month: choice.after }),
    months: choice.months,
    asOf: ask.asOf ?? '',
    organisations: choice.organisations,
    organisation: ask.organisation ?? '',
    streams: [...streams.values()].map(({ name, label }) => ({ name, label })),
    stream: ask.stream ?? '',
    amounts: links.amountsOf(desk.figures),
    leftOver: leftOverOf((figure) => desk.figures[figure]),
    balanced: desk.balanced,
    transit: {
      handOvers: transit.handOvers,
      grams: transit.grams,
      oldestHours: transit.oldest === null ? undefined : hoursBetween(transit.oldest, now),
      href: isInside ? '/work/hand-overs' : links.register('transported'),
    },
    looks: looksOf(desk, reading, links.register),
    passed: passedFlows(reading.passed, {
      streams: [...streams.keys()],
      ask: { ...days, organisation: ask.organisation, asOf },
      language,
    }),
    registers: registerRows(desk, { hrefOf: links.register, fileOf: links.registerFile }),
    series: seriesOf(desk, links),
    places: await placesOf(desk, reading, links),
    ranked: {
      in: links.flow({ by: 'facility', sort: 'in' }),
      out: links.flow({ by: 'facility', sort: 'out' }),
      used: links.flow({ by: 'facility', sort: 'used' }),
      lost: links.flow({ by: 'facility', sort: 'lost' }),
      closing: links.flow({ by: 'facility', sort: 'closing' }),
    },
    recovery: { year, rows: await recoveryRows(scope, year, isInside) },
    ways: deskWays(reading),
    findsCodes: reading.isOverseer && isInside,
    flow: links.flow({ by: ask.stream === undefined ? 'facility' : 'stream' }),
  }
}

/** Where figures, registers and reports of the same question are. */
function linksOf({ scope, language, ask, days, asOf }: DeskReading) {
  const { organisation, stream } = ask
  const timeZone = zoneOf(scope)
  const asked = {
    ...days,
    ...given('stream', stream),
    ...given('organisation', organisation),
    ...given('asOf', asOf),
  }
  return {
    desk: (more: Partial<DeskAsk>) => deskHref({ ...ask, ...more }),
    register: registerHref(asked),
    registerFile: (name: RegisterName, form: string) =>
      `/api/v1/registers/${name}/lines.${form}?${new URLSearchParams({ ...asked, lang: language })}`,
    flow: (more: Readonly<Record<string, string>>) =>
      `/work/flow?${new URLSearchParams({
        ...days,
        ...given('organisation', organisation),
        ...given('asOf', ask.asOf),
        ...more,
      })}`,
    amountsOf: (figures: Figures, more: Partial<Parameters<typeof postingsHref>[0]> = {}) => {
      const lines = { ...days, timeZone, organisation, stream, asOf, ...more }
      return Object.fromEntries(
        flowFigures.map((figure): [FlowFigure, Amount] => [
          figure,
          { grams: figures[figure], href: postingsHref({ ...lines, figure }) },
        ]),
      ) as Record<FlowFigure, Amount>
    },
  }
}

type Links = ReturnType<typeof linksOf>

/** One organisation of many is read by the same days as all of them. */
function zoneOf({ of }: Scope): string | undefined {
  return of === 'jurisdiction' ? localDays : undefined
}

const shownByMonth = ['in', 'used', 'out'] as const

function seriesOf({ months }: Desk, { amountsOf }: Links): DeskView['series'] {
  return {
    labels: [deskPhrases.in, deskPhrases.treated, deskPhrases.out],
    months: months.map(({ month, figures }) => {
      const amounts = amountsOf(figures, daysOfMonth(month))
      return {
        month,
        grams: shownByMonth.map((name) => Math.max(0, figures[name])),
        hrefs: shownByMonth.map((name) => amounts[name].href),
      }
    }),
  }
}

/** Every place with what happened and lies there, the fullest first. */
async function placesOf(
  desk: Desk,
  { scope, language }: DeskReading,
  { amountsOf, register }: Links,
): Promise<DeskView['places']> {
  const names = new Map(scope.organisations.map((one) => [one.slug, nameIn(one, language)]))
  const places = await listPlaces(scope.db, scope.keys)
  const named = new Map(
    places.map((one) => [`${one.organisation} ${one.code}`, nameIn(one, language)]),
  )
  const isOfMany = scope.of === 'jurisdiction'
  return desk.places
    .map(({ organisation, facility, figures }) => ({
      held: register('held', {
        facility,
        ...given('organisation', isOfMany ? organisation : undefined),
        ...given('timeZone', zoneOf(scope)),
      }),
      organisation: isOfMany ? (names.get(organisation) ?? organisation) : undefined,
      name: named.get(`${organisation} ${facility}`) ?? facility,
      code: facility,
      amounts: amountsOf(figures, isOfMany ? { organisation, facility } : { facility }),
    }))
    .toSorted((one, other) => other.amounts.closing.grams - one.amounts.closing.grams)
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
