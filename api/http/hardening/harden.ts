import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Steady } from '../../steady-clock.ts'
import { nameLanguage } from '../answer-language.ts'
import type { Env } from '../env.ts'
import type { IsTrusted } from './client-address.ts'
import { sayWhenToComeBack } from './come-back.ts'
import { holdsFiles } from './holds-files.ts'
import { limitAddresses } from './limit-addresses.ts'
import { logRequests, type RequestLine } from './log-requests.ts'
import type { RateLimits } from './rate-limits.ts'
import { refuseCrossSite } from './refuse-cross-site.ts'
import { refusePackedBodies } from './refuse-packed-bodies.ts'
import { refusePipelines } from './refuse-pipelines.ts'
import { refuseUnreadableText } from './refuse-unreadable-text.ts'
import { type HttpsOptions, securityHeaders } from './security-headers.ts'

export interface HardenOptions {
  readonly publicUrl: string | undefined
  readonly https: HttpsOptions
  readonly isTrusted: IsTrusted
  readonly rates: RateLimits
  readonly elapsed: Steady
  readonly logRequest: (line: RequestLine) => void
}

/** Puts before every route what holds for all of them. MUST be called before any route is added. */
export function harden(app: OpenAPIHono<Env>, options: HardenOptions): void {
  const { publicUrl, https, isTrusted, rates, elapsed, logRequest } = options
  app.use(sayWhenToComeBack())
  app.use(nameLanguage())
  app.use(refusePipelines())
  app.use(logRequests({ write: logRequest, isTrusted }))
  app.use(securityHeaders(https))
  app.use(limitAddresses(rates, elapsed))
  app.use(refuseCrossSite(publicUrl))
  app.use(ofBodies(refusePackedBodies()))
  app.use(ofBodies(limitForms()))
  app.use(refuseUnreadableText())
}

/** Asks only where there may be a body: to look for one makes a whole request of what was read, which costs a page a tenth. */
function ofBodies(middleware: MiddlewareHandler): MiddlewareHandler {
  return (context, next) =>
    /^(GET|HEAD)$/.test(context.req.method) ? next() : middleware(context, next)
}

/** Most bytes of a form; what is sent to the API has limits of its own. */
const mostBytes = 64 * 1024

function limitForms() {
  const limited = bodyLimit({
    maxSize: mostBytes,
    onError: () => {
      throw new RefusedError(refuse('too_large', '', ['form_too_large', { most: mostBytes }]))
    },
  })
  return createMiddleware((context, next) =>
    context.req.path.startsWith('/api/v1/') || holdsFiles(context)
      ? next()
      : limited(context, next),
  )
}
