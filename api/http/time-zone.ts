import { z } from '@hono/zod-openapi'
import { right } from '../../domain/right.ts'
import { isTimeZone } from '../../domain/time-zone.ts'

/** Where days begin: a name of the IANA. */
export const timeZoneSchema = z.string().refine(isTimeZone, right('right_time_zone'))
