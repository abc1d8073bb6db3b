import { deadlineRules } from '../../../domain/deadline.ts'
import { type FlowFigure, flowFigures, leftOverOf } from '../../../domain/flow-figure.ts'
import { hourMilliseconds } from '../../../domain/hours.ts'
import { localDay } from '../../../domain/local-day.ts'
import { daysOfMonth, monthsAfter } from '../../../domain/month.ts'
import type { Language } from '../../../domain/words.ts'
import { dayText } from '../../../web/pages/local-time.ts'
import { filled } from '../../../web/pages/record/format.ts'
import { countText, massText } from '../../../web/pages/workplace/oversight/mass-text.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import type {
  Amount,
  DeskView,
  LookRow,
  Opens,
} from '../../../web/pages/workplace/oversight/view.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import { recallNotices } from '../../../workflows/recall.ts'
import type { Installation } from '../../installation.ts'
import type { Figures, readDesk } from '../../oversight/desk/read-desk.ts'
import type { PassedGoods } from '../../oversight/desk/read-passed.ts'
import type { Scope } from '../../oversight/scope.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { listPlaces } from '../../store/oversight/places.ts'
import { passedFlows } from './passed-view.ts'
import { postingsHref } from './postings-href.ts'
import { recoveryRows } from './recovery-rows.ts'

type Desk = Awaited<ReturnType<typeof readDesk>>

export interface DeskAsk {
  readonly month: string
  /** As the address says it; undefined for one's own. */
  readonly organisation: string | undefined
  readonly stream: string | undefined
  readonly asOf: string | undefined
}

export interface DeskReading {
  readonly scope: Scope
  readonly language: Language
  readonly now: Date
  /** Whether pages of one organisation open as they are: for whoever is of it or looks at it. */
  readonly isInside: boolean
  /** Whether somebody of an authority reads it. */
  readonly isOverseer: boolean
  readonly ask: DeskAsk
  /** The moment of `ask.asOf`, in ISO 8601. */
  readonly asOf: string | undefined
  readonly passed: readonly PassedGoods[]
  readonly choice: {
    readonly months: readonly string[]
    readonly after: string | undefined
    readonly organisations: readonly Organisation[]
  }
  readonly days: { readonly from: string; readonly to: string }
}

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
  const amountsOf = (figures: Figures, more: Partial<Parameters<typeof postingsHref>[0]> = {}) => {
    const { organisation, stream } = ask
    const { asOf } = reading
    const asked = { ...days, organisation, stream, asOf, ...more }
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
      href: reading.isInside ? '/work/hand-overs' : '#look',
    },
    looks: looksOf(desk, reading),
    passed: passedFlows(reading.passed, {
      streams: [...streams.keys()],
      ask: { ...days, organisation: ask.organisation, asOf: reading.asOf },
      language,
    }),
    registers: [],
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
          organisation: isOfMany ? (names.get(organisation) ?? organisation) : undefined,
          name: named.get(`${organisation} ${facility}`) ?? facility,
          code: facility,
          amounts: amountsOf(figures, more),
        }
      })
      .toSorted((one, other) => other.amounts.closing.grams - one.amounts.closing.grams),
    recovery: { year, rows: await recoveryRows(scope, year, reading.isInside) },
    ways: reading.isInside
      ? [
          { href: '/work/flow', label: stockPhrases.flow },
          { href: '/work/recycling', label: stockPhrases.recycling },
          { href: '/work/deadlines', label: deskPhrases.ends },
        ]
      : [],
    findsCodes: reading.isOverseer && reading.isInside,
    flow: `/work/flow?${new URLSearchParams({ ...days, ...(ask.organisation === undefined ? {} : { organisation: ask.organisation }) })}`,
  }

  function looksOf(of: Desk, { isInside, now }: DeskReading): readonly LookRow[] {
    const opens = (next: string, slug: string | undefined): Opens =>
      isInside || slug === undefined ? { href: next } : { within: slug, next }
    const slugOf = (key: number) =>
      scope.organisations.find(({ organisationKey }) => organisationKey === key)?.slug
    const say = (
      phrase: (typeof deskPhrases)[keyof typeof deskPhrases],
      values: Record<string, string | number>,
    ) => filled(phrase, language, values)
    const late = new Map(of.late.map((one) => [one.subject, one]))
    return [
      ...of.recalls.map(
        ({ id, notice, batches, holders, holder }): LookRow => ({
          tag: deskPhrases.recall,
          tone: 'bad',
          text: say(deskPhrases.recallText, {
            notice: recallNotices[notice][language],
            batches: countText(batches, language),
            holders: countText(holders, language),
          }),
          opens: opens(`/work/recalls/${id}`, holder),
        }),
      ),
      ...[...late.values()].map(
        ({ kind, subject, dueTime, organisationKey }): LookRow => ({
          tag: deskPhrases.late,
          tone: 'warn',
          text: say(deskPhrases.lateText, {
            what: deadlineRules[kind].label[language],
            hours: countText(hoursBetween(dueTime, now), language),
          }),
          opens: opens(`/work/hand-overs/${subject}`, slugOf(organisationKey)),
        }),
      ),
      ...(of.refused.lines === 0
        ? []
        : [
            {
              tag: deskPhrases.refused,
              tone: 'warn' as const,
              text: say(deskPhrases.refusedText, {
                n: countText(of.refused.lines, language),
                mass: massText(of.refused.grams, language),
              }),
              opens: { href: '/work/registers/all?refused=yes' },
            },
          ]),
      ...of.ends.map(
        ({ kind, subject, dueTime, organisationKey }): LookRow => ({
          tag: deskPhrases.ends,
          tone: 'plain',
          text: say(deskPhrases.endsText, {
            what: deadlineRules[kind].label[language],
            subject,
            day: dayText(localDay(new Date(dueTime.getTime() - 1), scope), language),
          }),
          opens: opens(
            kind === 'licence' ? '/work/organisation' : '/work/permits',
            slugOf(organisationKey),
          ),
        }),
      ),
    ]
  }
}

/** Where the desk of a question is. */
export function deskHref(ask: DeskAsk): string {
  const given = Object.entries(ask).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  )
  return `/work/desk?${new URLSearchParams(given)}`
}

function hoursBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / hourMilliseconds))
}
