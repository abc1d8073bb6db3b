import { z } from '@hono/zod-openapi'
import { isPeriodWithin } from '../../domain/local-day.ts'
import { right } from '../../domain/right.ts'
import { periodShape } from '../inventory/reports/period-schema.ts'
import { type LinePeriod, mostLineDays } from './line-report.ts'

const periodRight = right('right_days_after', { days: mostLineDays })

/** Days of a report; whoever uses it checks it by `isLinePeriod`. */
export const linePeriodShape = { from: periodShape.from, to: periodShape.to }

/** Whether days are in order and not too many. */
export function isLinePeriod(period: LinePeriod): boolean {
  return isPeriodWithin(period, mostLineDays)
}

/** A query of days. */
export const periodSchema = z
  .strictObject(linePeriodShape)
  .refine(isLinePeriod, { path: ['to'], message: periodRight })

/** A query of two lines over days of their own. */
export const comparisonQuerySchema = z
  .strictObject({
    line: z.string().max(80).openapi({ example: 'LINE-1' }),
    ...linePeriodShape,
    otherLine: z.string().max(80).openapi({ example: 'LINE-2' }),
    otherFrom: periodShape.from,
    otherTo: periodShape.to,
  })
  .refine(isLinePeriod, { path: ['to'], message: periodRight })
  .refine(({ otherFrom, otherTo }) => isLinePeriod({ from: otherFrom, to: otherTo }), {
    path: ['otherTo'],
    message: periodRight,
  })
