import { z } from '@hono/zod-openapi'
import { right } from '../../../domain/right.ts'
import { timeZoneSchema } from '../../http/time-zone.ts'
import type { Database } from '../../store/database.ts'
import { usualZone } from '../../store/organisations/place.ts'

const mostYears = 20

/** The half-open period of a report, in days of a time zone. */
export const periodShape = {
  from: daySchema().openapi({ description: 'First day of the period', example: '2026-01-01' }),
  to: daySchema().openapi({
    description: 'First day after the period, so that the next one may begin with it',
    example: '2027-01-01',
  }),
  timeZone: timeZoneSchema.optional().openapi({
    description:
      'Where the days and months begin; as the organisation says when absent, else `Asia/Hong_Kong`',
    example: 'Asia/Hong_Kong',
  }),
}

/** A period with the zone of its days: the one that was asked for, else the organisation's, else that of the deployment. */
export async function withZone<Asked extends { readonly timeZone?: string | undefined }>(
  db: Database,
  organisationKey: number,
  asked: Asked,
): Promise<Asked & { readonly timeZone: string }> {
  const timeZone = asked.timeZone ?? (await usualZone(db, organisationKey))
  return { ...asked, timeZone }
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

/** A calendar day in the report's time zone. What is none is looked at no further, since nobody can count days from it. */
function daySchema() {
  return z.iso
    .date({ error: right('right_day', { example: '2026-11-22' }), abort: true })
    .refine((day) => day >= '1900-01-01', right('right_day_from', { day: '1900-01-01' }))
}
