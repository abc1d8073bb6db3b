import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Transaction } from 'kysely'
import type { Env } from '../../http/env.ts'
import { idSchema } from '../../http/fields.ts'
import type { By } from '../../http/principal.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import type { Tables } from '../../store/database.ts'
import { readTreatments } from '../../store/evidence/treatments.ts'
import { endRequestSchema } from '../credit-schemas.ts'
import { endOwnTest, endOwnTreatmentClaim } from './end-treatment.ts'
import {
  newTestSchema,
  newTreatmentClaimSchema,
  newTreatmentSchema,
  treatmentSchema,
  treatmentView,
} from './treatment-schemas.ts'
import { addOwnTreatment, claimTreatment, giveTest } from './write-treatment.ts'

const shared = { tags: ['Treatments'], security: [{ key: [] }] }
const content = { 'application/json': { schema: treatmentSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/treatments',
  ...shared,
  summary: 'List treatments',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Treatments by code, each with its tests and the claims that rest on them',
      content: {
        'application/json': {
          schema: z.object({ treatments: z.array(treatmentSchema).readonly() }),
        },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/treatments',
  ...shared,
  summary: 'Add a treatment',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newTreatmentSchema } } },
  },
  responses: { 201: { description: 'The treatment', content }, ...refusals },
})

const testRoute = createRoute({
  method: 'post',
  path: '/treatment-tests',
  ...shared,
  summary: 'Give the evidence of a test',
  description:
    'What a laboratory measured after so many cycles. The same id with the same content changes nothing.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newTestSchema } } },
  },
  responses: {
    200: { description: 'The treatment, as the same request left it before', content },
    201: { description: 'The treatment', content },
    ...refusals,
  },
})

const claimRoute = createRoute({
  method: 'post',
  path: '/treatment-claims',
  ...shared,
  summary: 'Claim what a treatment does',
  description:
    'For no more cycles than were tested: 90 % at 0 and 50 washes bears a claim of 50 and refuses one of 51, naming the bound. Only tests by the ' +
    'same method after the same kind of cycles count. The same id with the same content changes nothing.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newTreatmentClaimSchema } } },
  },
  responses: {
    200: { description: 'The treatment, as the same request left it before', content },
    201: { description: 'The treatment', content },
    ...refusals,
  },
})

const ending = {
  params: z.object({ id: idSchema() }),
  query: noQuery,
  body: { required: true, content: { 'application/json': { schema: endRequestSchema } } },
}

const endTestRoute = createRoute({
  method: 'post',
  path: '/treatment-tests/{id}/end',
  ...shared,
  summary: 'End a test that was put on record in error',
  description:
    'Refused while claims rest on it. It stays on record with the reason. Done again, it changes nothing.',
  request: ending,
  responses: { 200: { description: 'The treatment', content }, ...refusals },
})

const endClaimRoute = createRoute({
  method: 'post',
  path: '/treatment-claims/{id}/end',
  ...shared,
  summary: 'End a claim on a treatment that was made in error',
  description: 'It stays on record with the reason. Done again, it changes nothing.',
  request: ending,
  responses: { 200: { description: 'The treatment', content }, ...refusals },
})

/** `/treatments`, `/treatment-tests` and `/treatment-claims`. */
export function createTreatments({ store }: Installation, now: () => Date) {
  /** Does something in a transaction of whoever asks. */
  const write = <Done>(
    context: Context<Env>,
    act: (tx: Transaction<Tables>, by: By) => Promise<Done>,
  ) => {
    const { organisationKey } = context.get('organisation')
    const by = { principal: context.get('principal'), organisationKey, now: now() }
    return store
      .own(organisationKey)
      .transaction()
      .execute((tx) => act(tx, by))
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const treatments = await readTreatments(store.own(organisationKey), organisationKey)
      return context.json({ treatments: treatments.map(treatmentView) }, 200)
    })
    .openapi(addRoute, async (context) => {
      const asked = context.req.valid('json')
      const added = await write(context, (tx, by) => addOwnTreatment(tx, by, asked))
      return context.json(treatmentView(added), 201)
    })
    .openapi(testRoute, async (context) => {
      const asked = context.req.valid('json')
      const { treatment, isNew } = await write(context, (tx, by) => giveTest(tx, by, asked))
      return context.json(treatmentView(treatment), isNew ? 201 : 200)
    })
    .openapi(claimRoute, async (context) => {
      const asked = context.req.valid('json')
      const { treatment, isNew } = await write(context, (tx, by) => claimTreatment(tx, by, asked))
      return context.json(treatmentView(treatment), isNew ? 201 : 200)
    })
    .openapi(endTestRoute, async (context) => {
      const asked = Object.assign(context.req.valid('param'), context.req.valid('json'))
      const treatment = await write(context, (tx, by) => endOwnTest(tx, by, asked))
      return context.json(treatmentView(treatment), 200)
    })
    .openapi(endClaimRoute, async (context) => {
      const asked = Object.assign(context.req.valid('param'), context.req.valid('json'))
      const treatment = await write(context, (tx, by) => endOwnTreatmentClaim(tx, by, asked))
      return context.json(treatmentView(treatment), 200)
    })
}
