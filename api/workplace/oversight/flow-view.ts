import { type FlowFigure, figureIn, flowFigures, isStanding } from '../../../domain/flow-figure.ts'
import type { Flow, FlowGroup, FlowRow } from '../../../domain/flow-report.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { daysOfMonth } from '../../../domain/month.ts'
import { sum } from '../../../domain/sum.ts'
import { type Language, underLabel, type Words } from '../../../domain/words.ts'
import { localMoment } from '../../../web/pages/local-time.ts'
import { filled } from '../../../web/pages/record/format.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import type { FlowLine, FlowReportView } from '../../../web/pages/workplace/stock/flow-lines.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import type { Installation } from '../../installation.ts'
import { outputForms } from '../../outputs/output-of.ts'
import { namedBooks, namePartners } from '../../oversight/flow/flow-names.ts'
import { ownerOf } from '../../oversight/flow/flow-page-path.ts'
import { groupWords } from '../../oversight/flow/flow-words.ts'
import { localDays, makeFlowReport } from '../../oversight/flow/make-flow-report.ts'
import type { Scope } from '../../oversight/scope.ts'
import type { Look } from '../../people/access/look-at-others.ts'
import { listEstates, listPlaces } from '../../store/oversight/places.ts'
import { exactDaysOf } from './exact-days.ts'
import { type FlowAsk, groupingWords, type ReadFlowAsk } from './flow-asked.ts'
import { nameOf } from './flow-row-name.ts'
import { postingsHref } from './postings-href.ts'

/** Most rows that a page shows; the files have all of them. */
const mostRows = 500

/** The report that was asked for, as its page shows it. */
export async function flowView(
  installation: Installation,
  scope: Scope,
  { ask, language, look }: { ask: ReadFlowAsk; language: Language; look: Look },
): Promise<FlowReportView> {
  const { sort, query } = ask
  const { groupBy } = query
  const { streams } = installation
  const report = await makeFlowReport(namedBooks(installation, scope, look), query, look.now)
  const places = groupBy.includes('facility') ? await listPlaces(scope.db, scope.keys) : []
  const named = new Map(
    places.map((one) => [`${one.organisation} ${one.code}`, nameIn(one, language)]),
  )
  const stood = groupBy.includes('estate') ? await listEstates(scope.db, scope.keys) : []
  const estates = new Map(stood.map((one) => [one.code, nameIn(one, language)]))
  const partners = await namePartners(installation, report.rows)
  const naming = { language, streams, scope, places: named, estates, partners }
  const rows =
    sort === undefined
      ? report.rows
      : report.rows.toSorted((one, other) => figureIn(other, sort) - figureIn(one, sort))
  const lineOf = (flow: Flow, row?: FlowRow): FlowLine => ({
    ...(row === undefined
      ? { label: stockPhrases.total[language], about: undefined }
      : nameOf(row, groupBy, naming)),
    amounts: amountsOf(flow, { ask, scope, row }),
    // What goes in is of one sort and what is made of another: such a row has no yield of its own.
    yield: row !== undefined && isOfSorts(groupBy) ? undefined : yieldOf(flow),
  })
  return {
    balanced: report.balanced,
    head: headOf(ask)[language],
    rows: rows.slice(0, mostRows).map((row) => lineOf(row, row)),
    hidden: Math.max(0, rows.length - mostRows),
    total: lineOf(report.totals),
    sorted: Object.fromEntries(
      flowFigures.map((figure) => [figure, flowHref(ask, scope, { sort: figure })]),
    ) as Record<FlowFigure, string>,
    sortedBy: sort,
    files: outputForms.map((as) => ({
      value: flowHref(ask, scope, { as }),
      label: as.toUpperCase(),
    })),
  }
}

/** What the rows are, each word once. */
export function headOf({ grouping, query }: ReadFlowAsk): Words {
  if (grouping !== undefined) return groupingWords[grouping]
  const [first = groupingWords.all, ...others] = query.groupBy.map((group) => groupWords[group])
  return others.reduce((under, label) => underLabel(under, label), first)
}

/** Where the page of a flow is. */
export function flowHref(
  ask: FlowAsk,
  scope: Scope,
  more: Readonly<Record<string, string>> = {},
): string {
  const { from, to, by, asOf } = ask
  const chosen = Object.entries({ by, asOf }).filter(([, value]) => value !== '')
  const asked = { from, to, ...Object.fromEntries(chosen), ...exactOf(ask) }
  return `/work/flow?${new URLSearchParams({ ...asked, organisation: ownerOf(scope), ...more })}`
}

/** What the form of the page shows no control for, and an address has to say for the same figures. */
export function exactOf({
  groupBy,
  asOfTime,
  timeZone,
}: FlowAsk): Readonly<Record<string, string>> {
  const exact = exactDaysOf({ asOfTime, timeZone })
  return groupBy === undefined ? exact : { groupBy, ...exact }
}

/** A moment and a zone that the form shows no control for, in words; undefined where none is asked for. */
export function exactText(
  { asOfTime, timeZone }: Pick<FlowAsk, 'asOfTime' | 'timeZone'>,
  { scope, language }: { readonly scope: Scope; readonly language: Language },
): string | undefined {
  const isMoment = !Number.isNaN(Date.parse(asOfTime))
  const zone = timeZone === localDays ? stockPhrases.localDays[language] : timeZone
  const parts = [
    ...(isMoment
      ? [`${deskPhrases.asOf[language]} ${localMoment(asOfTime, language, scope.timeZone)}`]
      : []),
    ...(timeZone === '' ? [] : [filled(stockPhrases.daysOf, language, { zone })]),
  ]
  return parts.length === 0 ? undefined : parts.join(' · ')
}

function amountsOf(
  flow: Flow,
  { ask, scope, row }: { ask: ReadFlowAsk; scope: Scope; row: FlowRow | undefined },
): FlowLine['amounts'] {
  const { from, to, asOf, timeZone } = ask.query
  const asked = {
    from,
    to,
    asOf,
    organisation: ownerOf(scope),
    // One organisation of many is read by the same days as all of them.
    timeZone: scope.of === 'jurisdiction' ? (timeZone ?? localDays) : timeZone,
    ...(row === undefined ? {} : conditionsOf(row, { from, to })),
  }
  return Object.fromEntries(
    flowFigures.map((figure) => [
      figure,
      isStanding(figure) && flow.openingGrams === null
        ? undefined
        : { grams: figureIn(flow, figure), href: postingsHref({ ...asked, figure }) },
    ]),
  ) as FlowLine['amounts']
}

/** What the lines of a row have in common. */
function conditionsOf({ group }: FlowRow, { from, to }: { from: string; to: string }) {
  const { month, organisation, facility, stage, stream, ...sorts } = group
  const days = typeof month === 'string' ? daysOfMonth(month) : { from, to }
  return {
    from: days.from > from ? days.from : from,
    to: days.to < to ? days.to : to,
    ...(typeof organisation === 'string' ? { organisation } : {}),
    ...(typeof facility === 'string' ? { facility } : {}),
    ...(typeof stage === 'string' ? { stage } : {}),
    ...(typeof stream === 'string' ? { stream } : {}),
    ...sorts,
  }
}

/** Whether rows are sorts of goods, which processes turn into each other. */
function isOfSorts(groupBy: readonly FlowGroup[]): boolean {
  return groupBy.includes('material') || groupBy.includes('kind')
}

/** What was made out of what went in; undefined where nothing did. */
function yieldOf({ producedGrams, consumedGrams, addedGrams }: Flow): number | undefined {
  const wentIn = consumedGrams + sum(Object.values(addedGrams))
  return wentIn <= 0 ? undefined : producedGrams / wentIn
}
