import { z } from '@hono/zod-openapi'
import { right } from '../../domain/right.ts'

/** Whether this names a time zone. Names only: an offset such as +08 would mean the opposite to PostgreSQL. */
function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]\w*(?:\/[\w+-]+)*$/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}

/** Where days begin: a name of the IANA. */
export const timeZoneSchema = z.string().refine(isTimeZone, right('right_time_zone'))
