import type { Context } from 'hono'
import { type FlowFigure, flowFigures } from '../../../domain/flow-figure.ts'
import type { FlowGroup } from '../../../domain/flow-report.ts'
import { dayOver } from '../../../domain/local-clock.ts'
import { daysAfter, isCalendarDay, localDay } from '../../../domain/local-day.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { type Language, type Words, words } from '../../../domain/words.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { formPhrases } from '../../../web/pages/workplace/form/phrases.ts'
import type { Said } from '../../../web/pages/workplace/form/said.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import type { Env } from '../../http/env.ts'
import { groupWords } from '../../oversight/flow/flow-words.ts'
import { type FlowQuery, flowQuerySchema } from '../../oversight/flow/make-flow-report.ts'
import type { Scope } from '../../oversight/scope.ts'
import { readAsked } from '../read-asked.ts'

/** How rows may be put together: what the address says, and what the report is asked for. */
export const groupings = {
  facility: ['facility'],
  estate: ['estate'],
  organisation: ['organisation'],
  partner: ['partner'],
  origin: ['stream', 'origin'],
  month: ['month'],
  material: ['stream', 'material'],
  kind: ['stream', 'kind'],
  stage: ['stream', 'stage'],
  stream: ['stream'],
  all: [],
} as const satisfies Record<string, readonly FlowGroup[]>
export type Grouping = keyof typeof groupings

/** What the ways of putting rows together are called. */
export const groupingWords: Readonly<Record<Grouping, Words>> = {
  ...groupWords,
  all: words('All together', '全部合計', '全部合计'),
}

/** What the page of a flow was asked for, as it was written; what is not there is empty. */
export interface FlowAsk {
  readonly from: string
  readonly to: string
  /** A grouping. */
  readonly by: string
  /** In its place, as the API writes them: groups of the report itself. */
  readonly groupBy: string | undefined
  /** A day, at whose end records stood. */
  readonly asOf: string
  /** In its place, the very moment. */
  readonly asOfTime: string
  readonly timeZone: string
  readonly sort: FlowFigure | undefined
}

/** The same as the report reads it. */
export interface ReadFlowAsk extends FlowAsk {
  /** Undefined where groups are named as the API names them. */
  readonly grouping: Grouping | undefined
  readonly query: FlowQuery
}

/** What an address or a form asks for; what an address leaves out is this month so far, by the rows that a scope is mostly read by. */
export function flowAskIn(
  context: Context<Env>,
  { scope, now, sent }: { scope: Scope; now: Date; sent?: ReadonlyMap<string, readonly string[]> },
): FlowAsk {
  const today = localDay(now, { timeZone: scope.timeZone })
  const given = (name: string) =>
    sent === undefined ? context.req.query(name)?.trim() : sent.get(name)?.[0]
  const orUsual = (name: string, usual: string) =>
    sent === undefined ? given(name) || usual : (given(name) ?? '')
  const by = given('by') ?? ''
  const groupBy = by === '' ? given('groupBy') : undefined
  const asOf = given('asOf') ?? ''
  const sort = context.req.query('sort')
  return {
    from: orUsual('from', `${today.slice(0, 7)}-01`),
    to: orUsual('to', daysAfter(today, 1)),
    by: by === '' && groupBy === undefined ? usualGrouping(scope) : by,
    groupBy,
    asOf,
    asOfTime: asOf === '' ? (given('asOfTime') ?? '') : '',
    timeZone: given('timeZone') ?? '',
    sort: flowFigures.find((figure) => figure === sort),
  }
}

function usualGrouping({ of }: Scope): Grouping {
  return of === 'jurisdiction' ? 'facility' : 'material'
}

/** Groupings that say something of a scope: only a jurisdiction is of several organisations. */
export function groupingsFor({ of }: Scope): readonly Grouping[] {
  const names = Object.keys(groupings) as readonly Grouping[]
  return names.filter((name) => of === 'jurisdiction' || name !== 'organisation')
}

/** What was asked for, or everything that is wrong with it, in the reader's words. */
export function readFlowAsk(
  context: Context<Env>,
  ask: FlowAsk,
  { scope, now, language }: { scope: Scope; now: Date; language: Language },
): ReadFlowAsk | readonly Said[] {
  const grouping = groupingsFor(scope).find((name) => name === ask.by)
  const isKnown = grouping !== undefined || ask.groupBy !== undefined
  const said = [...wrongDays(ask, language), ...(isKnown ? [] : [wrongGrouping(language)])]
  if (said.length > 0) return said
  const { from, to } = ask
  const asOf = momentOf(ask, scope, now)
  const timeZone = ask.timeZone || (scope.of === 'organisation' ? scope.timeZone : undefined)
  const read = readAsked(flowQuerySchema, {
    from,
    to,
    groupBy: grouping === undefined ? ask.groupBy : groupings[grouping].join(','),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(asOf === undefined ? {} : { asOf }),
  })
  if (!isRefusal(read)) return { ...ask, grouping, query: read }
  if (from >= to) return [{ control: 'from', text: stockPhrases.period[language], language }]
  return sayFaults(read, { language, names: context.get('names'), controls: [] })
}

/** The moment up to which records count; undefined for now. A day that is not over yet is as good as now. */
function momentOf({ asOf, asOfTime }: FlowAsk, { timeZone }: Scope, now: Date): string | undefined {
  if (asOfTime !== '') return asOfTime
  const until = asOf === '' ? '' : dayOver(asOf, timeZone)
  return until !== '' && until <= now.toISOString() ? until : undefined
}

/** Days that are missing or none. */
function wrongDays(ask: FlowAsk, language: Language): readonly Said[] {
  const labels: Readonly<Record<'from' | 'to' | 'asOf', Words>> = {
    from: stockPhrases.from,
    to: stockPhrases.to,
    asOf: deskPhrases.asOf,
  }
  return (['from', 'to', 'asOf'] as const)
    .filter((name) => !isCalendarDay(ask[name]) && !(name === 'asOf' && ask.asOf === ''))
    .map((control) => {
      const label = labels[control][language]
      return { control, label, text: formPhrases.fill[language], language }
    })
}

function wrongGrouping(language: Language): Said {
  const label = stockPhrases.by[language]
  return { control: 'by', label, text: formPhrases.pick[language], language }
}
