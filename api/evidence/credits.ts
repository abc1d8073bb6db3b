import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { conversionFactor } from '../../domain/claim/conversion-factor.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listCredits, type StoredCredit } from '../store/evidence/credits.ts'
import {
  byProductRequestSchema,
  creditRequestSchema,
  creditSchema,
  endRequestSchema,
} from './credit-schemas.ts'
import { endOwnCredit } from './end-in-error.ts'
import { giveByProduct } from './give-by-product.ts'
import { giveCredit } from './give-credit.ts'
import { refuseOverdrawn } from './refuse-overdrawn.ts'

const content = { 'application/json': { schema: creditSchema } }

const addRoute = createRoute({
  method: 'post',
  path: '/credits',
  tags: ['Recycled content'],
  summary: 'Give a credit',
  description:
    'Gives what a recorded transformation may claim as recycled, in whole grams. All masses are read from the sealed ' +
    'event, and the class of each input from what the ledger holds of its origin; the request says which inputs are ' +
    'recycled and on what evidence. The model can be no stricter than what the process mixed.',
  security: [{ key: [] }],
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: creditRequestSchema } } },
  },
  responses: {
    200: { description: 'The credit that the same request gave before', content },
    201: { description: 'The credit', content },
    ...refusals,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/credits',
  tags: ['Recycled content'],
  summary: 'List credits',
  security: [{ key: [] }],
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'Credits with what is left of each, oldest first',
      content: {
        'application/json': {
          schema: z.object({ credits: z.array(creditSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const byProductRoute = createRoute({
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

const endRoute = createRoute({
  method: 'post',
  path: '/credits/{id}/end',
  tags: ['Recycled content'],
  summary: 'End a credit that was given in error',
  description:
    'What is left of it is written off and nothing is drawn from it any more; claims that drew from it stand. It stays on record with the reason. Done again, it changes nothing.',
  security: [{ key: [] }],
  request: {
    params: z.object({ id: idSchema() }),
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: endRequestSchema } } },
  },
  responses: { 200: { description: 'The credit, ended', content }, ...refusals },
})

/** `GET /credits`, `POST /credits` and `POST /credits/by-products`. */
export function createCredits({ store, streams, secret }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'credits', context.get('principal'))
      const after = pages.after(cursor) ?? 0
      const rows = await listCredits(store.own(organisationKey), organisationKey, {
        after,
        limit: limit + 1,
      })
      const { page, next } = pages.cut(rows, limit, ({ creditKey }) => creditKey)
      return context.json({ credits: page.map(creditView), next }, 200)
    })
    .openapi(addRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const request = context.req.valid('json')
      const asking = { organisationKey, now: now(), system: store.system, streams }
      const giving = giveCredit(store.own(organisationKey), request, asking)
      const { credit, isNew } = await refuseOverdrawn(giving, '/inputs')
      return context.json(creditView(credit), isNew ? 201 : 200)
    })
    .openapi(byProductRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const request = context.req.valid('json')
      const asking = { organisationKey, now: now() }
      const { credit, isNew } = await giveByProduct(store.own(organisationKey), request, asking)
      return context.json(creditView(credit), isNew ? 201 : 200)
    })
    .openapi(endRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const by = { principal: context.get('principal'), organisationKey, now: now() }
      const asked = { id: context.req.valid('param').id, ...context.req.valid('json') }
      const credit = await refuseOverdrawn(
        endOwnCredit(store.own(organisationKey), asked, by),
        '/path/id',
      )
      return context.json(creditView(credit), 200)
    })
}

type CreditView = z.output<typeof creditSchema>

/** A stored credit as the API shows it. */
function creditView(stored: StoredCredit): CreditView {
  const { creditKey: _, digest: __, outputs: ___, inputs, createdTime, ...credit } = stored
  return {
    ...credit,
    conversionFactor: conversionFactor(credit.claimableGrams, credit.recycledInputGrams),
    inputs: inputs.map(({ batch, grams, evidence }) => ({
      batch,
      grams,
      // Written from a request that the same schema had read.
      evidence: evidence as CreditView['inputs'][number]['evidence'],
    })),
    createdTime: createdTime.toISOString(),
  }
}
