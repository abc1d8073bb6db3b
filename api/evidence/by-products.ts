import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { byProductRequestSchema, creditSchema } from './credit-schemas.ts'
import { creditView } from './credit-view.ts'
import { giveByProduct } from './give-by-product.ts'

const content = { 'application/json': { schema: creditSchema } }

const route = createRoute({
  method: 'post',
  path: '/credits/by-products',
  tags: ['Recycled content'],
  summary: 'Give the credit of a by-product',
  description:
    'What a process named as lost may be sold after all: dust as filling. Its credit comes out of that loss, not on top ' +
    'of what was made: floor(by-product × recycled input / total input), and all credits of one process together never ' +
    'pass what went in. Class, model and evidence are those of the credit named.',
  security: [{ key: [] }],
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: byProductRequestSchema } } },
  },
  responses: {
    200: { description: 'The credit that the same request gave before', content },
    201: { description: 'The credit', content },
    ...refusals,
  },
})

/** `POST /credits/by-products`. */
export function createByProducts({ store }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const request = context.req.valid('json')
    const asking = { organisationKey, now: now() }
    const { credit, isNew } = await giveByProduct(store.own(organisationKey), request, asking)
    return context.json(creditView(credit), isNew ? 201 : 200)
  })
}
