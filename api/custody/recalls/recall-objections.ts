import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Env } from '../../http/env.ts'
import { idSchema } from '../../http/fields.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import type { Signatory } from '../sign-step.ts'
import { assertLooking, objectToRecall } from './object-to-recall.ts'
import { objectionSchema, recallSchema } from './recall-schemas.ts'
import { viewerOf, viewOfRecall } from './recall-view.ts'

const common = { tags: ['Recalls'], security: [{ key: [] }] }
const content = { 'application/json': { schema: recallSchema } }
const request = {
  params: z.object({ id: idSchema() }),
  query: noQuery,
  body: { required: true, content: { 'application/json': { schema: objectionSchema } } },
}
const responses = {
  200: { description: 'The recall; the same objection stood before', content },
  201: { description: 'The recall', content },
  ...refusals,
}

const objectRoute = createRoute({
  method: 'post',
  path: '/recalls/{id}/objections',
  ...common,
  request,
  responses,
  summary: 'Object to a recall whose notice stands on your pages',
  description: 'Shown to whoever opened it and to authorities; the notice is marked on your pages.',
})

const removeRoute = createRoute({
  method: 'post',
  path: '/recalls/{id}/removal',
  ...common,
  request,
  responses,
  summary: 'Take a recall’s notice off the pages of the organisation looked at',
  description: 'For regulators of its authority. The pages say that the authority did it.',
})

/** `POST /recalls/{id}/objections` of a holder and `POST /recalls/{id}/removal` of an authority. */
export function createRecallObjections(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(objectRoute, async (context) => {
      const { id: recall } = context.req.valid('param')
      const { view, isNew } = await object(offeringIn(context), {
        recall,
        ...context.req.valid('json'),
      })
      return context.json(view, isNew ? 201 : 200)
    })
    .openapi(removeRoute, async (context) => {
      const { id: recall } = context.req.valid('param')
      const by = offeringIn(context)
      assertLooking(by)
      const { view, isNew } = await object(by, { recall, ...context.req.valid('json') })
      return context.json(view, isNew ? 201 : 200)
    })

  function offeringIn(context: Context<Env>): Signatory {
    const organisation = context.get('organisation')
    return { principal: context.get('principal'), organisation, now: now() }
  }

  async function object(by: Signatory, objection: { recall: string; id: string; note: string }) {
    const { recall, isNew } = await objectToRecall(installation, objection, by)
    const { organisationKey } = by.organisation
    const { sees: viewer } = viewerOf(by.principal, organisationKey, recall)
    return {
      view: await viewOfRecall(installation.store, organisationKey, { recall, viewer }),
      isNew,
    }
  }
}
