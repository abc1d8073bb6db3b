import type { Context } from 'hono'
import { dayOver } from '../../../domain/local-clock.ts'
import { daysAfter, isCalendarDay, localDay } from '../../../domain/local-day.ts'
import type { MeasureName } from '../../../domain/measure/measure.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import type { Language } from '../../../domain/words.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { formPhrases } from '../../../web/pages/workplace/form/phrases.ts'
import type { Said } from '../../../web/pages/workplace/form/said.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import type { Env } from '../../http/env.ts'
import { ownerOf } from '../../oversight/flow/flow-page-path.ts'
import { type MeasureQuery, measureQuerySchema } from '../../oversight/measures/make-measure.ts'
import type { Scope } from '../../oversight/scope.ts'
import { readAsked } from '../read-asked.ts'
import { exactDaysOf } from './exact-days.ts'

/** What the page of a measure was asked for, as it was written. */
export interface MeasureAsk {
  readonly from: string
  readonly to: string
  /** Day at whose end the records stood; empty for now. */
  readonly asOf: string
  /** A moment instead, ISO 8601, as a file of the report names it; empty for none. */
  readonly asOfTime: string
  /** Where the days begin; empty for what is usual. */
  readonly timeZone: string
  /** Key of the row of which the lines are shown. */
  readonly row: string | undefined
}

/** What an address asks for; what it leaves out is this year so far. */
export function measureAskIn(
  context: Context<Env>,
  { scope, now }: { readonly scope: Scope; readonly now: Date },
): MeasureAsk {
  const today = localDay(now, { timeZone: scope.timeZone })
  const given = (name: string, usual: string) => context.req.query(name)?.trim() || usual
  return {
    from: given('from', `${today.slice(0, 4)}-01-01`),
    to: given('to', daysAfter(today, 1)),
    asOf: given('asOf', ''),
    asOfTime: given('asOf', '') === '' ? given('asOfTime', '') : '',
    timeZone: given('timeZone', ''),
    row: context.req.query('row') || undefined,
  }
}

/** The same as the report reads it, or all that is wrong with it in the reader's words. */
export function readMeasureAsk(
  context: Context<Env>,
  { from, to, asOf, asOfTime, timeZone, row }: MeasureAsk,
  { scope, now, language }: { scope: Scope; now: Date; language: Language },
): { readonly query: MeasureQuery } | readonly Said[] {
  const days = { from, to, asOf }
  const labels = { from: stockPhrases.from, to: stockPhrases.to, asOf: deskPhrases.asOf }
  const wrong = (['from', 'to', 'asOf'] as const)
    .filter((name) => !isCalendarDay(days[name]) && !(name === 'asOf' && asOf === ''))
    .map((control) => {
      const label = labels[control][language]
      return { control, label, text: formPhrases.fill[language], language }
    })
  if (wrong.length > 0) return wrong
  const until = asOf === '' ? '' : dayOver(asOf, scope.timeZone)
  // A day that is not over yet is as good as now.
  const moment = asOfTime === '' && until <= now.toISOString() ? until : asOfTime
  const read = readAsked(measureQuerySchema, {
    from,
    to,
    ...(row === undefined ? {} : { row }),
    ...(timeZone === '' ? {} : { timeZone }),
    ...(moment === '' ? {} : { asOf: moment }),
  })
  if (!isRefusal(read)) return { query: read }
  if (from >= to) return [{ control: 'from', text: stockPhrases.period[language], language }]
  return sayFaults(read, { language, names: context.get('names'), controls: [] })
}

/** Where a measure of the same question is; `more` asks for a row or a form. */
export function measureHref(
  measure: MeasureName,
  ask: MeasureAsk,
  scope: Scope,
  more: Readonly<Record<string, string>> = {},
): string {
  const organisation = ownerOf(scope)
  const whose = organisation === '' ? {} : { organisation }
  const { from, to, asOf } = ask
  const when = { from, to, ...(asOf === '' ? {} : { asOf }), ...exactDaysOf(ask) }
  return `/work/measures/${measure}?${new URLSearchParams({ ...whose, ...when, ...more })}`
}
