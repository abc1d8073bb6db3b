import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from '../../http/env.ts'
import { idSchema } from '../../http/fields.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { handOverSchema } from '../hand-over-schemas.ts'
import { viewOfHandOver } from '../hand-over-view.ts'
import { correctionStepSchema } from './correction-step-schemas.ts'
import { takeCorrectionStep } from './take-correction-step.ts'

const content = { 'application/json': { schema: handOverSchema } }

const route = createRoute({
  method: 'post',
  path: '/hand-overs/{id}/corrections',
  tags: ['Corrections'],
  security: [{ key: [] }],
  summary: 'Take a step in correcting a hand-over',
  description:
    'Sender or receiver proposes what was really sent or accepted; the other consents or declines in time. Only a consent ' +
    'changes the books, and then those of both sides in one commit. Each step is signed into the hand-over’s own chain.',
  request: {
    params: z.object({ id: idSchema() }),
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: correctionStepSchema } } },
  },
  responses: {
    200: { description: 'The hand-over that the same step left before', content },
    201: { description: 'The hand-over after the step', content },
    ...refusals,
  },
})

/** `POST /hand-overs/{id}/corrections`. */
export function createHandOverCorrections(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const organisation = context.get('organisation')
    const { id } = context.req.valid('param')
    const request = context.req.valid('json')
    const by = { principal: context.get('principal'), organisation, now: now() }
    const { handOver, isNew } = await takeCorrectionStep(
      installation,
      { id, request, sent: await context.req.json() },
      by,
    )
    const view = await viewOfHandOver(installation, organisation.organisationKey, handOver, by)
    return context.json(view, isNew ? 201 : 200)
  })
}
