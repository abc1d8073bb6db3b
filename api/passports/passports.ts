import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { givenRevocations, givenSuspensions } from '../../domain/passport/status-reasons.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { findVersion, listIssued } from '../store/passports/published.ts'
import { addressesOf } from './addresses.ts'
import { changeStatus, type StatusChange } from './change-status.ts'
import { versionSchema, versionView } from './version-view.ts'

const common = { tags: ['Passports'], security: [{ key: [] }] }
const params = z.object({ id: idSchema() })
const content = { 'application/json': { schema: versionSchema } }
const body = <Reasons extends readonly [string, ...string[]]>(reasons: Reasons) => ({
  required: true,
  content: { 'application/json': { schema: z.strictObject({ reason: z.enum(reasons) }) } },
})
const one = { 200: { description: 'The version as it stands now', content }, ...refusals }

const listRoute = createRoute({
  method: 'get',
  path: '/passports',
  ...common,
  summary: 'List the passports that you issued',
  description: 'Every version, newest first, with how it stands.',
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'A page of versions',
      content: {
        'application/json': {
          schema: z.object({ passports: z.array(versionSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/passports/{id}',
  ...common,
  summary: 'Read how a version of a passport of yours stands',
  request: { params, query: noQuery },
  responses: one,
})

const revokeRoute = createRoute({
  method: 'post',
  path: '/passports/{id}/revocation',
  ...common,
  summary: 'Revoke a version of a passport for good',
  description:
    'Its status list is signed anew at once. The reason is one of a closed list, which anyone reads.',
  request: { params, query: noQuery, body: body(givenRevocations) },
  responses: one,
})

const suspendRoute = createRoute({
  method: 'post',
  path: '/passports/{id}/suspension',
  ...common,
  summary: 'Suspend a version of a passport',
  request: { params, query: noQuery, body: body(givenSuspensions) },
  responses: one,
})

const reinstateRoute = createRoute({
  method: 'delete',
  path: '/passports/{id}/suspension',
  ...common,
  summary: 'Let a suspended version of a passport hold again',
  request: { params, query: noQuery },
  responses: one,
})

/** `GET /passports`, `GET /passports/{id}`, and what changes how a version stands. */
export function createPassports(
  { store, secret }: Installation,
  { now, publicUrl }: { readonly now: () => Date; readonly publicUrl: string | undefined },
) {
  const addresses = () => addressesOf(store.system, publicUrl)
  const change = async (asked: StatusChange, context: { get: Getting; id: string }) => {
    const { organisationKey } = context.get('organisation')
    const where = await addresses()
    const by = { principal: context.get('principal'), organisationKey, id: context.id }
    const signing = { secret, addresses: where, now: now() }
    const version = await changeStatus(store.system, asked, Object.assign(by, signing))
    return versionView(version, where.origin)
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'passports', context.get('principal'))
      const after = pages.after(cursor)
      const rows = await listIssued(store.system, organisationKey, {
        cursor: after,
        limit: limit + 1,
      })
      const { page, next } = pages.cut(rows, limit, ({ versionKey }) => versionKey)
      const { origin } = await addresses()
      return context.json({ passports: page.map((row) => versionView(row, origin)), next }, 200)
    })
    .openapi(oneRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const version = await findVersion(store.system, context.req.valid('param').id)
      // One that goes on with another holder by now is still its issuer's to read.
      if (version?.organisationKey !== organisationKey) throw new RefusedError(notThere)
      return context.json(versionView(version, (await addresses()).origin), 200)
    })
    .openapi(revokeRoute, async (context) => {
      const { id } = context.req.valid('param')
      const { reason } = context.req.valid('json')
      const get = context.get.bind(context)
      return context.json(await change({ does: 'revoke', reason }, { get, id }), 200)
    })
    .openapi(suspendRoute, async (context) => {
      const { id } = context.req.valid('param')
      const { reason } = context.req.valid('json')
      const get = context.get.bind(context)
      return context.json(await change({ does: 'suspend', reason }, { get, id }), 200)
    })
    .openapi(reinstateRoute, async (context) => {
      const { id } = context.req.valid('param')
      const get = context.get.bind(context)
      return context.json(await change({ does: 'reinstate' }, { get, id }), 200)
    })
}

type Getting = <Name extends 'organisation' | 'principal'>(name: Name) => Env['Variables'][Name]

const notThere = refuse('not_found', '/path/id', ['passport_not_there'])
