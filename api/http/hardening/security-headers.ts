import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from '../env.ts'

/** How we are reached. */
export interface HttpsOptions {
  readonly isHttps: boolean
  /** Whether names under ours are reached by https only, too (OWASP ASVS 5.0, 3.4.1). */
  readonly withSubdomains: boolean
}

/**
 * Headers of every answer that do not stand on it yet: nothing may be loaded, framed or guessed at, and no cache keeps it.
 * A page that carries a style or a script has a policy of its own (`pagePolicy`). With https every later visit is https.
 */
export function securityHeaders(options: HttpsOptions) {
  const secure = secureHeadersFor(options)
  const fixed = fixedHeaders(options)
  return createMiddleware<Env>(async (context, next) => {
    context.set('isHttps', options.isHttps)
    context.set('fixedHeaders', await fixed)
    await next()
    if (context.get('isWhole') === true) return
    await secure(context, nothingMore)
    const { headers } = context.res
    nameCharset(headers)
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  })
}

/**
 * The same headers as values, for an answer that is made with all of them at once: setting them one by one on a finished
 * answer costs more than the answer.
 */
export async function fixedHeaders(
  options: HttpsOptions,
): Promise<Readonly<Record<string, string>>> {
  const app = new Hono().use(secureHeadersFor(options)).get('/', (context) => context.body(null))
  return Object.fromEntries((await app.request('/')).headers)
}

/** A text whose encoding is not named is guessed at (OWASP ASVS 5.0, 4.1.1). JSON is UTF-8 and has no such word. */
function nameCharset(headers: Headers): void {
  const type = headers.get('content-type') ?? ''
  if (!/^(text\/|image\/svg\+xml|[\w/.-]+\/xml)/i.test(type) || /;\s*charset=/i.test(type)) return
  headers.set('content-type', `${type}; charset=utf-8`)
}

async function nothingMore(): Promise<void> {}

function secureHeadersFor({ isHttps, withSubdomains }: HttpsOptions) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: ['self'], geolocation: [], microphone: [], payment: [], usb: [] },
    // With `no-referrer` a browser on plain http would give no sign of where a form of ours was sent from.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: isHttps
      ? `max-age=63072000${withSubdomains ? '; includeSubDomains' : ''}`
      : false,
    xFrameOptions: 'DENY',
    overwrite: false,
  })
}
