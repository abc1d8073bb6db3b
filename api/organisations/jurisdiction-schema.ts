import { z } from '@hono/zod-openapi'
import { right } from '../../domain/right.ts'

/** Listed by ISO 3166-2 below CN and by ISO 3166-1 for themselves; from memory. Oversight of them is their own. */
const codesOfTheirOwn = ['HK', 'MO', 'TW']

/** Under whose law something lies: an ISO 3166-1 code, or an ISO 3166-2 one below it. */
export const jurisdictionSchema = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, right('right_country', { example: 'CN-GD' }))
  .refine(
    (code) => !codesOfTheirOwn.some((own) => code === `CN-${own}`),
    right('right_country_own', { names: codesOfTheirOwn }),
  )
