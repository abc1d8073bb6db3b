import { bodyLimit } from 'hono/body-limit'
import { every } from 'hono/combine'
import { createMiddleware } from 'hono/factory'
import { refusal } from '../domain/refusal.ts'
import { parseJson } from './body.ts'
import { RefusedError } from './problem.ts'

/** Most bytes of a request that is not a scan. */
const mostBytes = 256 * 1024

/**
 * Refuses a JSON body that is too large or nested too deep before a route reads it. `POST /scans`, `POST /imports` and
 * `POST /spectra/references` have limits of their own, since they take streams or files.
 */
export function refuseUnreadableBodies() {
  const limited = bodyLimit({
    maxSize: mostBytes,
    onError: () => {
      const message = `Cannot take so large a body: expected at most ${mostBytes} bytes`
      throw new RefusedError(refusal('too_large', '', message))
    },
  })
  const readable = createMiddleware(async (context, next) => {
    const isJson = (context.req.header('content-type') ?? '').includes('json')
    if (context.req.method === 'POST' && isJson) parseJson(await context.req.text())
    return next()
  })
  const both = every(limited, readable)
  return createMiddleware(async (context, next) =>
    /\/(scans|imports|spectra\/references)$/.test(context.req.path) ? next() : both(context, next),
  )
}
