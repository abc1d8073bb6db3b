import { type FlowFigure, figureIn, flowFigures } from '../../../domain/flow-figure.ts'
import type { Flow, FlowRow } from '../../../domain/flow-report.ts'
import { heldStateOf } from '../../../domain/held-limit.ts'
import { daysOfMonth, type Month, monthsUpTo } from '../../../domain/month.ts'
import { sumOf } from '../../../domain/sum.ts'
import type { DangerousKind } from '../../../workflows/dangerous-kinds.ts'
import { listDeadlinesOf } from '../../store/notifications/deadlines.ts'
import { readHeldLimits } from '../../store/organisations/held-limits.ts'
import { listHeldRecalls, readRefused, readTransit } from '../../store/oversight/needs-a-look.ts'
import { countMarked, readRegisterTotals } from '../../store/oversight/register-totals.ts'
import { countAnomalies, openIn } from '../anomalies/count-anomalies.ts'
import { makeFlowReport } from '../flow/make-flow-report.ts'
import { daysOf } from '../registers/open-desk.ts'
import type { Scope } from '../scope.ts'

const seriesMonths = 12
const mostLooks = 6
const dayMilliseconds = 24 * 60 * 60 * 1_000
/** How long before something ends it is told, and how long afterwards: what ended long ago would hide what ends soon. */
const aroundDays = 60

export interface AskedDesk {
  readonly month: Month
  /** Any when absent. */
  readonly stream: string | undefined
  /** As it stood at this moment, in ISO 8601; now when absent. */
  readonly asOf: string | undefined
  readonly now: Date
  /** Kinds that count among the dangerous goods of a place. */
  readonly dangerous: readonly DangerousKind[]
}

/** Figures in whole grams, by name. */
export type Figures = Readonly<Record<FlowFigure, number>>

/** A month of a scope: its figures, those of its places and of the months before, and what needs a look. */
export async function readDesk(scope: Scope, { month, stream, asOf, now, dangerous }: AskedDesk) {
  const { db, keys, timeZone } = scope
  const days = daysOfMonth(month)
  const months = monthsUpTo(month, seriesMonths)
  const year = { from: daysOfMonth(months[0] ?? month).from, to: days.to }
  const isMeant = ({ group }: FlowRow) => stream === undefined || group.stream === stream
  const daysFromNow = (days: number) => new Date(now.getTime() + days * dayMilliseconds)
  const asked = {
    ...days,
    keys,
    ...daysOf(scope, undefined),
    stream,
    asOf: asOf === undefined ? undefined : new Date(asOf),
  }
  const [
    flow,
    series,
    registers,
    lateLines,
    refusedLines,
    transit,
    recalls,
    refused,
    late,
    ends,
    odd,
    limits,
  ] = await Promise.all([
    makeFlowReport(scope, { ...days, asOf, groupBy: ['organisation', 'facility', 'stream'] }, now),
    makeFlowReport(scope, { ...year, asOf, groupBy: ['stream', 'month'] }, now),
    readRegisterTotals(db, asked),
    countMarked(db, { ...asked, lateBy: now }),
    countMarked(db, { ...asked, refused: true }),
    readTransit(db, keys, stream),
    listHeldRecalls(db, keys, mostLooks),
    readRefused(db, { ...days, keys, timeZone, stream }),
    listDeadlinesOf(db, keys, {
      until: now,
      limit: mostLooks,
      kinds: ['delivery', 'decision', 'return'],
    }),
    listDeadlinesOf(db, keys, {
      since: daysFromNow(-aroundDays),
      until: daysFromNow(aroundDays),
      limit: mostLooks,
      kinds: ['licence', 'export_permit'],
    }),
    countAnomalies(scope, days),
    readHeldLimits(db, { keys, kinds: dangerous, now }),
  ])
  const rows = flow.rows.filter(isMeant)
  const own = Map.groupBy(series.rows.filter(isMeant), ({ group }) => group.month)
  return {
    figures: figuresOf(rows),
    balanced: flow.balanced,
    places: [
      ...Map.groupBy(rows, ({ group }) => JSON.stringify([group.organisation, group.facility])),
    ].map(([name, at]) => {
      const [organisation = '', facility = ''] = JSON.parse(name) as readonly string[]
      return { organisation, facility, figures: figuresOf(at) }
    }),
    months: months.map((one) => ({ month: one, figures: figuresOf(own.get(one) ?? []) })),
    registers,
    lateLines,
    refusedLines,
    transit,
    recalls,
    refused,
    late,
    ends,
    limits: limits
      .filter(({ heldGrams, limitGrams }) => heldStateOf(heldGrams, limitGrams) !== 'below')
      .slice(0, mostLooks),
    odd: openIn(odd),
  }
}

function figuresOf(flows: readonly Flow[]): Figures {
  return Object.fromEntries(
    flowFigures.map((figure) => [figure, sumOf(flows, (flow) => figureIn(flow, figure))]),
  ) as Figures
}
