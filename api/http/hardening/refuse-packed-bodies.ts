import { createMiddleware } from 'hono/factory'
import { refusal } from '../../../domain/refusal.ts'
import { RefusedError } from '../problem.ts'

/** Refuses a packed body: ten megabytes of it may unfold to ten gigabytes, and nobody needs to send one. */
export function refusePackedBodies() {
  return createMiddleware(async (context, next) => {
    const packed = context.req.header('content-encoding') ?? 'identity'
    if (packed.trim().toLowerCase() === 'identity') return next()
    const message = `Cannot take a body packed as "${packed.slice(0, 40)}": expected it without Content-Encoding`
    throw new RefusedError(refusal('invalid', '', message))
  })
}
