import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'

/**
 * Headers of every answer that do not stand on it yet: nothing may be loaded, framed or guessed at, and no cache keeps it.
 * A page that carries a style or a script has a policy of its own (`pagePolicy`). With https every later visit is https.
 */
export function securityHeaders({ isHttps }: { readonly isHttps: boolean }) {
  const secure = secureHeaders({
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
  return createMiddleware(async (context, next) => {
    await secure(context, next)
    const { headers } = context.res
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  })
}
