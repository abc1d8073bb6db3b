import type { Context } from 'hono'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { isLoopback } from '../../is-loopback.ts'
import { apiBase } from '../guard.ts'
import { hasOwnKey } from '../own-key.ts'

/**
 * Refuses what another site makes a browser send. A browser says where a request comes from (`Sec-Fetch-Site`, `Origin`)
 * and no page can make it lie; whoever sends neither is no browser and has no cookies to be misused. A form that carries
 * cookies MUST say it. A request to the API with a key of ours stands for itself, without its cookies: no site can add one,
 * though a browser adds by itself what a proxy in front asked for (`Basic`, `Negotiate`). Pages take no key and read cookies.
 */
export function refuseCrossSite(publicUrl: string | undefined) {
  const ours = publicUrl === undefined ? undefined : new URL(publicUrl)
  const isOwn = (origin: string, context: Context) =>
    !isDowngraded(origin, ours) && isSameSite(origin, new URL(context.req.url), ours)
  const forms = csrf({ origin: isOwn, secFetchSite: 'same-origin' })
  return createMiddleware(async (context, next) => {
    if (/^(GET|HEAD|OPTIONS)$/.test(context.req.method)) return next()
    if (isKeyed(context)) return next()
    const isPlain = isDowngraded(context.req.header('origin'), ours)
    if (isPlain || isForeign(context, isOwn)) throw new RefusedError(crossSite)
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

function isKeyed({ req }: Context): boolean {
  return req.path.startsWith(`${apiBase}/`) && hasOwnKey(req.raw.headers)
}

function isForeign(context: Context, isOwn: (origin: string, context: Context) => boolean) {
  const site = context.req.header('sec-fetch-site')
  if (site === 'same-origin' || site === 'none') return false
  const origin = context.req.header('origin')
  if (origin !== undefined) return !isOwn(origin, context)
  return site !== undefined
}

/** The origin of the request itself, behind a proxy that speaks https the same with https, or the one that is set. */
function isSameSite(origin: string, asked: URL, ours: URL | undefined): boolean {
  if (origin === ours?.origin || origin === asked.origin) return true
  return ours?.protocol === 'https:' && origin === `https://${asked.host}`
}

/** Where we are reached by https, a page that came without it may be anybody's on the way; only this machine is none. */
function isDowngraded(origin: string | undefined, ours: URL | undefined): boolean {
  if (ours?.protocol !== 'https:' || origin === undefined || !URL.canParse(origin)) return false
  const { protocol, hostname } = new URL(origin)
  return protocol === 'http:' && !isLoopback(hostname)
}

const crossSite = refuse('not_allowed', '', ['other_site'])
