import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { Env } from '../env.ts'
import type { Principal } from '../principal.ts'
import { clientAddress, type IsTrusted } from './client-address.ts'

/** What the log says of a request: never its body, query, key, cookie or the values in its path. */
export interface RequestLine {
  readonly requestId: string
  readonly method: string
  /** The route with its parameters' names; null when none fits. */
  readonly route: string | null
  readonly status: number
  /** Until the answer began; the rest of a stream follows at its reader's pace. */
  readonly milliseconds: number
  readonly principal?: { readonly kind: 'person' | 'station'; readonly id: string }
  readonly organisationKey?: number
  /** Somebody did not get in: what was not right, and the account where there is one. */
  readonly failedEntry?: { readonly with: string; readonly personId?: string }
  /** Only where somebody was turned away. */
  readonly address?: string
}

export interface LogRequestsOptions {
  readonly write: (line: RequestLine) => void
  readonly isTrusted: IsTrusted
}

/** Gives every request an id of our own, tells it in the answer, and writes one line about it. */
export function logRequests({ write, isTrusted }: LogRequestsOptions) {
  return createMiddleware<Env>(async (context, next) => {
    const start = performance.now()
    const requestId = randomUUID()
    const address = clientAddress(context, isTrusted)
    context.set('requestId', requestId)
    if (address !== undefined) context.set('address', address)
    await next()
    if (context.get('isWhole') !== true) context.res.headers.set('x-request-id', requestId)
    const { status } = context.res
    const principal = context.get('principal')
    const failedEntry = context.get('failedEntry')
    const isTurnedAway = turnedAway.has(status) || failedEntry !== undefined
    write({
      requestId,
      method: context.req.method,
      route: routeOf(context),
      status,
      milliseconds: Math.round((performance.now() - start) * 10) / 10,
      ...(principal === undefined ? {} : { principal: idOf(principal) }),
      ...(principal?.organisation === undefined
        ? {}
        : { organisationKey: principal.organisation.organisationKey }),
      ...(failedEntry === undefined ? {} : { failedEntry }),
      ...(isTurnedAway && address !== undefined ? { address } : {}),
    })
  })
}

const turnedAway: ReadonlySet<number> = new Set([401, 403, 429])

/** The route that answered, such as `/api/v1/batches/:code`; null when none fits. */
export function routeOf(context: Parameters<typeof matchedRoutes>[0]): string | null {
  return matchedRoutes(context).findLast(({ method }) => method !== 'ALL')?.path ?? null
}

function idOf(principal: Principal): NonNullable<RequestLine['principal']> {
  const { kind } = principal
  return { kind, id: kind === 'person' ? principal.personId : String(principal.keyKey) }
}
