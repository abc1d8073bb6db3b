import { OpenAPIHono } from '@hono/zod-openapi'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { listClosings } from '../../store/oversight/closings.ts'
import { openScope } from '../scope.ts'
import { closePeriod } from './close-period.ts'
import { closerOf } from './closer-of.ts'
import { addRoute, closingView, differenceRoute, listRoute, readRoute } from './closing-routes.ts'
import { differenceSince } from './difference.ts'
import { openClosing } from './open-closing.ts'

/** `/closings`: periods that are closed, and what was recorded of them since. */
export function createClosings(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(addRoute, async (context) => {
      const query = context.req.valid('query')
      const scope = await openScope(installation, query, lookOf(context))
      const { store } = installation
      const by = { store, principal: context.get('principal'), now: now() }
      const { closing, isNew } = await closePeriod(scope, query, by)
      const stated = { ...closingView(closing), statement: closing.statement }
      return context.json(stated, isNew ? 201 : 200)
    })
    .openapi(listRoute, async (context) => {
      const { limit, cursor } = context.req.valid('query')
      const principal = context.get('principal')
      const closer = closerOf(principal)
      const pages = pagesOf(installation.secret, 'closings', principal)
      const asked = { before: pages.after(cursor), limit: limit + 1 }
      const rows = await listClosings(installation.store.own(closer.organisationKey), closer, asked)
      const { page, next } = pages.cut(rows, limit, ({ closingKey }) => closingKey)
      return context.json({ closings: page.map(closingView), next }, 200)
    })
    .openapi(readRoute, async (context) => {
      const { id } = context.req.valid('param')
      const { closing } = await openClosing(installation, id, lookOf(context))
      return context.json({ ...closingView(closing), statement: closing.statement }, 200)
    })
    .openapi(differenceRoute, async (context) => {
      const look = lookOf(context)
      const opened = await openClosing(installation, context.req.valid('param').id, look)
      const { events, ...difference } = await differenceSince(opened, look.now)
      const told = events.map(({ eventTime, recordTime, ...event }) => ({
        ...event,
        eventTime: eventTime.toISOString(),
        recordTime: recordTime.toISOString(),
      }))
      const closing = closingView(opened.closing)
      return context.json(
        { closing, asOf: look.now.toISOString(), ...difference, events: told },
        200,
      )
    })
}
