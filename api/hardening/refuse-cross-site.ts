import type { Context } from 'hono'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../problem.ts'

/**
 * Refuses what another site makes a browser send. A browser says where a request comes from (`Sec-Fetch-Site`, `Origin`)
 * and no page can make it lie; whoever sends neither is no browser and has no cookies to be misused. A form that carries
 * cookies MUST say it. A request with a key of its own stands for itself: no site can add one.
 */
export function refuseCrossSite(publicUrl: string | undefined) {
  const isOwn = (origin: string, context: Context) =>
    origin === new URL(context.req.url).origin ||
    (publicUrl !== undefined && origin === new URL(publicUrl).origin)
  const forms = csrf({ origin: isOwn, secFetchSite: 'same-origin' })
  return createMiddleware(async (context, next) => {
    if (/^(GET|HEAD|OPTIONS)$/.test(context.req.method)) return next()
    if (context.req.header('authorization') !== undefined) return next()
    if (isForeign(context, isOwn)) throw new RefusedError(crossSite)
    if (context.req.header('cookie') === undefined || (await showsOrigin(context))) return next()
    throw new RefusedError(crossSite)
  })

  function showsOrigin(context: Context): Promise<boolean> {
    const checking = forms(context, async () => {})
    return checking.then(
      () => true,
      () => false,
    )
  }
}

function isForeign(context: Context, isOwn: (origin: string, context: Context) => boolean) {
  const site = context.req.header('sec-fetch-site')
  if (site === 'same-origin' || site === 'none') return false
  const origin = context.req.header('origin')
  if (origin !== undefined) return !isOwn(origin, context)
  return site !== undefined
}

const crossSite = refusal(
  'not_allowed',
  '',
  'Cannot take this from another site: expected a page of this Loomcell to send it',
)
