import { bodyLimit } from 'hono/body-limit'
import { every } from 'hono/combine'
import { createMiddleware } from 'hono/factory'
import { mostBytes } from '../../domain/limits.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsInText } from '../../domain/unreadable-text.ts'
import { parseJson } from './body.ts'
import type { Env } from './env.ts'
import { stillAsking } from './still-asking.ts'

/** Most bytes of a request that is neither a scan nor a list of steps. */
const mostBytesOfOne = 256 * 1024

/** Take streams or files, with limits of their own. */
const files = /\/(scans|imports|spectra\/references|hand-overs\/sheet|files)$/
/** Take many at once. */
const lists = /\/hand-overs\/(steps|corrections)$/

/**
 * Refuses a JSON body that is too large, nested too deep or holds what cannot be kept, before a route reads it; and one whose
 * sender may not send it any more when the last of it has come.
 */
export function refuseUnreadableBodies() {
  const readable = (isChecked: boolean) =>
    createMiddleware<Env>(async (context, next) => {
      const isJson = (context.req.header('content-type') ?? '').includes('json')
      const text = isJson ? await context.req.text() : ''
      // A route without a body may well be asked as JSON; where one is missing, the route says so.
      const value = text === '' ? undefined : parseJson(text)
      if (isChecked && text.includes('\\u')) refuseUnreadable(value)
      if (text !== '') context.set('principal', await stillAsking(context))
      return next()
    })
  const one = every(limitedTo(mostBytesOfOne), readable(true))
  // Each line of a list has a receipt of its own, which also says what cannot be read in it.
  const list = every(limitedTo(mostBytes), readable(false))
  return createMiddleware(async (context, next) => {
    const { path } = context.req
    if (files.test(path)) return next()
    return lists.test(path) ? list(context, next) : one(context, next)
  })
}

/** Only an escape can write what UTF-8 cannot: a body without one is not looked through. */
function refuseUnreadable(value: unknown): void {
  const faults = faultsInText(value, '')
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
}

function limitedTo(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new RefusedError(refuse('too_large', '', ['body_too_large', { most: maxSize }]))
    },
  })
}
