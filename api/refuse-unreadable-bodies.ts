import { bodyLimit } from 'hono/body-limit'
import { every } from 'hono/combine'
import { createMiddleware } from 'hono/factory'
import { mostBytes } from '../domain/limits.ts'
import { refusal } from '../domain/refusal.ts'
import { parseJson } from './body.ts'
import { RefusedError } from './problem.ts'

/** Most bytes of a request that is neither a scan nor a list of steps. */
const mostBytesOfOne = 256 * 1024

/** Take streams or files, with limits of their own. */
const files = /\/(scans|imports|spectra\/references|hand-overs\/sheet)$/
/** Take many at once. */
const lists = /\/hand-overs\/(steps|corrections)$/

/** Refuses a JSON body that is too large or nested too deep before a route reads it. */
export function refuseUnreadableBodies() {
  const readable = createMiddleware(async (context, next) => {
    const isJson = (context.req.header('content-type') ?? '').includes('json')
    const text = isJson ? await context.req.text() : ''
    // A route without a body may well be asked as JSON; where one is missing, the route says so.
    if (text !== '') parseJson(text)
    return next()
  })
  const one = every(limitedTo(mostBytesOfOne), readable)
  const list = every(limitedTo(mostBytes), readable)
  return createMiddleware(async (context, next) => {
    const { path } = context.req
    if (files.test(path)) return next()
    return lists.test(path) ? list(context, next) : one(context, next)
  })
}

function limitedTo(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      const message = `Cannot take so large a body: expected at most ${maxSize} bytes`
      throw new RefusedError(refusal('too_large', '', message))
    },
  })
}
