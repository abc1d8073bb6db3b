import { z } from '@hono/zod-openapi'

/** How long an answer holds, as `Field.holds` says it: read by the tables of the streams and by their forms. */
export const holdsSchema = z.union([
  z.enum(['run', 'place']),
  z.object({ with: z.string().describe('The fact on whose answer it hangs') }),
])
