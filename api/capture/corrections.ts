import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { acceptedIn } from '../../domain/faults-in.ts'
import type { Accepted } from '../../domain/receipt.ts'
import { answerLanguage } from '../http/answer-language.ts'
import type { Env } from '../http/env.ts'
import { noQuery } from '../http/query.ts'
import { proposedSchema, refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { correctEvent } from './correct-event.ts'
import { correctionAnswerSchema, correctionRequestSchema } from './correction-schemas.ts'

const content = { 'application/json': { schema: correctionAnswerSchema } }

const route = createRoute({
  method: 'post',
  path: '/corrections',
  tags: ['Corrections'],
  security: [{ key: [] }],
  summary: 'Correct an event of your own',
  description:
    'Takes the event back by a further one, with its reason, and records what is right instead, both in one commit: when ' +
    'either is refused, nothing is kept. Only what stands last on all its batches can be taken back, so nothing that was ' +
    'handed over is corrected here: that needs the other side (POST /hand-overs/{id}/corrections). Outputs of the ' +
    'replacement need new codes: a code stays with the batch that it was given to. What would make goods look safer than they ' +
    'were found, such as a lower damage class, waits for a second person (POST /approvals/{id}) when somebody who signed in ' +
    'proposes it and the replacement is of the same stage; raising is open.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: correctionRequestSchema } } },
  },
  responses: {
    200: { description: 'What the same correction did before', content },
    201: { description: 'Both receipts', content },
    202: {
      description: 'Kept until a second person signs; nothing is recorded yet',
      content: { 'application/json': { schema: proposedSchema } },
    },
    ...refusals,
  },
})

/** `POST /corrections`. */
export function createCorrections(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const asking = { principal: context.get('principal'), now }
    const answer = await correctEvent(installation, context.req.valid('json'), asking)
    if ('status' in answer) return context.json(answer, 202)
    const { correction, isNew } = answer
    const said = (receipt: Accepted) => {
      // Facts are JSON by their type; the answer's schema says so in its own words.
      const decisions: Record<string, unknown> = { ...receipt.decisions }
      return { ...acceptedIn(receipt, answerLanguage(context), context.get('names')), decisions }
    }
    const { id, reversal, replacement } = correction
    const receipts = { reversal: said(reversal), replacement: replacement && said(replacement) }
    return context.json({ id, ...receipts }, isNew ? 201 : 200)
  })
}
