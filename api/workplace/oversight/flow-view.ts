import { type FlowFigure, figureIn, flowFigures, isStanding } from '../../../domain/flow-figure.ts'
import type { Flow, FlowGroup, FlowRow } from '../../../domain/flow-report.ts'
import { daysOfMonth } from '../../../domain/month.ts'
import { sum } from '../../../domain/sum.ts'
import { type Language, underLabel } from '../../../domain/words.ts'
import { postingPhrases } from '../../../web/pages/workplace/oversight/posting-phrases.ts'
import { monthText } from '../../../web/pages/workplace/oversight/series.ts'
import type { FlowLine, FlowReportView } from '../../../web/pages/workplace/stock/flow-lines.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import { plainWords, stageWords } from '../../../workflows/words-of.ts'
import type { Installation } from '../../installation.ts'
import { outputForms } from '../../outputs/output-of.ts'
import { groupWords } from '../../oversight/flow/flow-words.ts'
import { localDays, makeFlowReport } from '../../oversight/flow/make-flow-report.ts'
import { type Scope, wholeJurisdiction } from '../../oversight/scope.ts'
import { listPlaces } from '../../store/oversight/places.ts'
import { kindWords, materialWords } from '../words-of.ts'
import type { ReadFlowAsk } from './flow-asked.ts'
import { postingsHref } from './postings-href.ts'

/** Most rows that a page shows; the files have all of them. */
const mostRows = 500

interface Naming {
  readonly language: Language
  readonly streams: Installation['streams']
  readonly scope: Scope
  /** Names of facilities by `organisation code`. */
  readonly places: ReadonlyMap<string, string>
}

/** The report that was asked for, as its page shows it. */
export async function flowView(
  { streams }: Installation,
  scope: Scope,
  { ask, language, now }: { ask: ReadFlowAsk; language: Language; now: Date },
): Promise<FlowReportView> {
  const { by, sort } = ask
  const report = await makeFlowReport(scope, ask.query, now)
  const places = by === 'facility' ? await listPlaces(scope.db, scope.keys) : []
  const named = new Map(places.map((one) => [`${one.organisation} ${one.code}`, one.name]))
  const naming = { language, streams, scope, places: named }
  const rows =
    sort === undefined
      ? report.rows
      : report.rows.toSorted((one, other) => figureIn(other, sort) - figureIn(one, sort))
  const lineOf = (flow: Flow, row?: FlowRow): FlowLine => ({
    ...(row === undefined
      ? { label: stockPhrases.total[language], about: undefined }
      : nameOf(row, ask, naming)),
    amounts: amountsOf(flow, { ask, scope, row }),
    // What goes in is of one sort and what is made of another: such a row has no yield of its own.
    yield: row !== undefined && isOfSorts(by) ? undefined : yieldOf(flow),
  })
  return {
    balanced: report.balanced,
    head: groupWords[by][language],
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

/** Where the page of a flow is. */
export function flowHref(
  { from, to, by, asOf }: Pick<ReadFlowAsk, 'from' | 'to' | 'by' | 'asOf'>,
  scope: Scope,
  more: Readonly<Record<string, string>> = {},
): string {
  const whose = ownerIn(scope)
  const asked = { from, to, by, ...(asOf === '' ? {} : { asOf }), ...whose, ...more }
  return `/work/flow?${new URLSearchParams(asked)}`
}

/** Whose figures they are, as an address says it. */
export function ownerIn({ of, organisations: [only] }: Scope): { readonly organisation: string } {
  return { organisation: of === 'jurisdiction' ? wholeJurisdiction : (only?.slug ?? '') }
}

function amountsOf(
  flow: Flow,
  { ask, scope, row }: { ask: ReadFlowAsk; scope: Scope; row: FlowRow | undefined },
): FlowLine['amounts'] {
  const { from, to, asOf } = ask.query
  const asked = {
    from,
    to,
    asOf,
    ...ownerIn(scope),
    // One organisation of many is read by the same days as all of them.
    ...(scope.of === 'jurisdiction' ? { timeZone: localDays } : {}),
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

/** What a row is called. */
function nameOf(
  { group }: FlowRow,
  { by }: ReadFlowAsk,
  { language, streams, scope, places }: Naming,
): Pick<FlowLine, 'label' | 'about'> {
  const code = (name: FlowGroup) => group[name] ?? ''
  const organisation = code('organisation')
  const owner = scope.organisations.find(({ slug }) => slug === organisation)?.name ?? organisation
  const stream = code('stream')
  const called = streams.get(stream)?.label ?? plainWords(stream)
  const within = (name: 'material' | 'kind') => {
    const value = code(name)
    if (value === '') return postingPhrases.several
    return name === 'kind'
      ? kindWords(streams, { stream, kind: value })
      : materialWords(streams, { stream, material: value })
  }
  const plain = (label: string) => ({ label, about: undefined })
  switch (by) {
    case 'facility': {
      const [own = ''] = scope.organisations.map(({ slug }) => slug)
      const facility = code('facility')
      const name = places.get(`${organisation === '' ? own : organisation} ${facility}`) ?? facility
      const about = organisation === '' ? facility : `${owner} · ${facility}`
      return { label: name, about: about === name ? undefined : about }
    }
    case 'organisation':
      return plain(owner)
    case 'month':
      return plain(monthText(code('month'), language))
    case 'stream':
      return plain(called[language])
    case 'stage':
      return plain(underLabel(called, stageWords(streams.get(stream), code('stage')))[language])
    case 'material':
    case 'kind':
      return plain(underLabel(called, within(by))[language])
    default:
      return by satisfies never
  }
}

/** Whether rows are sorts of goods, which processes turn into each other. */
function isOfSorts(by: ReadFlowAsk['by']): boolean {
  return by === 'material' || by === 'kind'
}

/** What was made out of what went in; undefined where nothing did. */
function yieldOf({ producedGrams, consumedGrams, addedGrams }: Flow): number | undefined {
  const wentIn = consumedGrams + sum(Object.values(addedGrams))
  return wentIn <= 0 ? undefined : producedGrams / wentIn
}
