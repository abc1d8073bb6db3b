import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from '../env.ts'

/**
 * Headers of every answer that do not stand on it yet: nothing may be loaded, framed or guessed at, and no cache keeps it.
 * A page that carries a style or a script has a policy of its own (`pagePolicy`). With https every later visit is https.
 */
export function securityHeaders({ isHttps }: { readonly isHttps: boolean }) {
  const secure = secureHeadersFor(isHttps)
  return createMiddleware<Env>(async (context, next) => {
    await next()
    if (context.get('isWhole') === true) return
    await secure(context, nothingMore)
    const { headers } = context.res
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  })
}

/**
 * The same headers as values, for an answer that is made with all of them at once: setting them one by one on a finished
 * answer costs more than the answer.
 */
export async function fixedHeaders({
  isHttps,
}: {
  readonly isHttps: boolean
}): Promise<Readonly<Record<string, string>>> {
  const app = new Hono().use(secureHeadersFor(isHttps)).get('/', (context) => context.body(null))
  return Object.fromEntries((await app.request('/')).headers)
}

async function nothingMore(): Promise<void> {}

function secureHeadersFor(isHttps: boolean) {
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
    strictTransportSecurity: isHttps ? 'max-age=63072000' : false,
    xFrameOptions: 'DENY',
    overwrite: false,
  })
}
