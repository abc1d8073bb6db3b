import { createMiddleware } from 'hono/factory'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'

/** Refuses a packed body: ten megabytes of it may unfold to ten gigabytes, and nobody needs to send one. */
export function refusePackedBodies() {
  return createMiddleware(async (context, next) => {
    const packed = context.req.header('content-encoding') ?? 'identity'
    if (packed.trim().toLowerCase() === 'identity') return next()
    const values = { packing: packed.slice(0, 40) }
    throw new RefusedError(refuse('invalid', '', ['body_packed', values]))
  })
}
