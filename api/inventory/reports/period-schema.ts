import { z } from '@hono/zod-openapi'
import { right } from '../../../domain/right.ts'
import { isTimeZone } from '../../http/time-zone.ts'

const mostYears = 20

/** The half-open period of a report, in days of a time zone. */
export const periodShape = {
  from: daySchema().openapi({ description: 'First day of the period', example: '2026-01-01' }),
  to: daySchema().openapi({
    description: 'First day after the period, so that the next one may begin with it',
    example: '2027-01-01',
  }),
  timeZone: z
    .string()
    .refine(isTimeZone, right('right_time_zone'))
    .default('UTC')
    .openapi({ description: 'Where the days and months begin', example: 'Asia/Hong_Kong' }),
}

/** Names what is wrong with a period as a whole: its end before its start, or too long. */
export function checkPeriod(
  { from, to }: { readonly from: string; readonly to: string },
  check: z.core.$RefinementCtx,
): void {
  const path = ['to']
  if (to <= from)
    check.addIssue({ code: 'custom', path, message: right('right_day_after', { day: from }) })
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= mostYears) return
  const message = right('right_period', { most: mostYears })
  check.addIssue({ code: 'custom', path, message })
}

/** A calendar day in the report's time zone. */
function daySchema() {
  return z.iso
    .date(right('right_day', { example: '2026-11-22' }))
    .refine((day) => day >= '1900-01-01', right('right_day_from', { day: '1900-01-01' }))
}
