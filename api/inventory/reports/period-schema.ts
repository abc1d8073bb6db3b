import { z } from '@hono/zod-openapi'
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
    .refine(isTimeZone, 'expected an IANA time zone, such as Asia/Hong_Kong')
    .default('UTC')
    .openapi({ description: 'Where the days and months begin', example: 'Asia/Hong_Kong' }),
}

/** Names what is wrong with a period as a whole: its end before its start, or too long. */
export function checkPeriod(
  { from, to }: { readonly from: string; readonly to: string },
  check: z.core.$RefinementCtx,
): void {
  const path = ['to']
  if (to <= from) check.addIssue({ code: 'custom', path, message: `expected a day after ${from}` })
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= mostYears) return
  const message = `expected a period of ${mostYears} years at most`
  check.addIssue({ code: 'custom', path, message })
}

/** A calendar day in the report's time zone. */
function daySchema() {
  return z.iso
    .date('expected a day, such as 2026-11-22')
    .refine((day) => day >= '1900-01-01', 'expected a day from 1900-01-01')
}
