import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { RefusedError } from '../../domain/refused.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { lookOf } from '../people/access/look-at-others.ts'
import { findHandOver, listHandOvers } from '../store/custody/hand-overs.ts'
import { handOverSchema, offerSchema, stateSchema, stepSchema } from './hand-over-schemas.ts'
import { handOverViews, viewOfHandOver } from './hand-over-view.ts'
import { offerHandOver } from './offer-hand-over.ts'
import { takeStep } from './take-step.ts'
import { unknownHandOver } from './within-bounds.ts'

const tags = ['Hand-overs']
const security = [{ key: [] }]
const content = { 'application/json': { schema: handOverSchema } }
const params = z.object({ id: idSchema() })

const listRoute = createRoute({
  method: 'get',
  path: '/hand-overs',
  tags,
  security,
  summary: 'List hand-overs',
  description:
    'Hand-overs that you are a party to, newest first. What you only carried or stored is shown as it stood when it left your ' +
    'custody, and is left out when a `state` is asked for.',
  request: {
    query: z.strictObject({
      side: z.enum(['sender', 'receiver']).optional().openapi({ description: 'Your part in them' }),
      state: stateSchema.optional(),
      limit: limitSchema(200, 50),
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: {
      description: 'A page of hand-overs',
      content: {
        'application/json': {
          schema: z.object({ handOvers: z.array(handOverSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/hand-overs/{id}',
  tags,
  security,
  summary: 'Read one hand-over',
  description:
    'Sender and receiver read all of it; whoever carries or stores the goods, what happened until they left its custody.',
  request: { params, query: noQuery },
  responses: { 200: { description: 'The hand-over', content }, ...refusals },
})

const offerRoute = createRoute({
  method: 'post',
  path: '/hand-overs',
  tags,
  security,
  summary: 'Offer goods to another organisation',
  description:
    'The first signed step. The goods stay in your books until they leave. The same id with the same content gives the ' +
    'first answer again.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: offerSchema } } },
  },
  responses: {
    200: { description: 'The hand-over that the same offer made before', content },
    201: { description: 'The hand-over', content },
    ...refusals,
  },
})

const stepRoute = createRoute({
  method: 'post',
  path: '/hand-overs/{id}/steps',
  tags,
  security,
  summary: 'Take a step of a hand-over',
  description:
    'Signed by whoever takes it. `dispatch` lets the goods leave the sender’s books; `decide` takes what is accepted into ' +
    'the receiver’s, as batches that go on from the sender’s; `return` takes what was refused back into the sender’s. Step and ' +
    'books change together or not at all; a carrier or store that never agreed to be named takes `decline`.',
  request: {
    params,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: stepSchema } } },
  },
  responses: {
    200: { description: 'The hand-over that the same step left before', content },
    201: { description: 'The hand-over after the step', content },
    ...refusals,
  },
})

/** `GET /hand-overs`, `GET /hand-overs/{id}`, `POST /hand-overs` and `POST /hand-overs/{id}/steps`. */
export function createHandOvers(installation: Installation, now: () => Date) {
  const { store, secret } = installation
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { state, limit, cursor, ...filter } = context.req.valid('query')
      const pages = pagesOf(secret, 'hand-overs', context.get('principal'))
      const db = store.own(organisationKey)
      const states = state === undefined ? undefined : [state]
      const asked = { ...filter, cursor: pages.after(cursor), states, limit: limit + 1 }
      const rows = await listHandOvers(db, organisationKey, asked)
      const { page, next } = pages.cut(rows, limit, ({ handOverKey }) => handOverKey)
      const handOvers = await handOverViews(installation, db, {
        organisationKey,
        handOvers: page,
        now: now(),
        look: lookOf(context),
      })
      return context.json({ handOvers, next }, 200)
    })
    .openapi(oneRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { id } = context.req.valid('param')
      const handOver = await findHandOver(store.own(organisationKey), organisationKey, id)
      if (handOver === undefined) throw new RefusedError(unknownHandOver(id))
      const asked = { now: now(), look: lookOf(context) }
      return context.json(await viewOfHandOver(installation, organisationKey, handOver, asked), 200)
    })
    .openapi(offerRoute, async (context) => {
      const organisation = context.get('organisation')
      const by = { principal: context.get('principal'), organisation, now: now() }
      const offer = { request: context.req.valid('json'), sent: await context.req.json() }
      const { handOver, isNew } = await offerHandOver(installation, offer, by)
      const view = await viewOfHandOver(installation, organisation.organisationKey, handOver, by)
      return context.json(view, isNew ? 201 : 200)
    })
    .openapi(stepRoute, async (context) => {
      const organisation = context.get('organisation')
      const { id } = context.req.valid('param')
      const request = context.req.valid('json')
      const by = { principal: context.get('principal'), organisation, now: now() }
      const { handOver, isNew } = await takeStep(
        installation,
        { id, request, sent: await context.req.json() },
        by,
      )
      const view = await viewOfHandOver(installation, organisation.organisationKey, handOver, by)
      return context.json(view, isNew ? 201 : 200)
    })
}
