import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { correctingStages } from '../../workflows/common-stages.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { codeParams, limitSchema } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import { factReaderOf } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import { listBatchEvents, listCorrecting } from '../store/inventory/batch-events.ts'
import { batchFor } from './batches.ts'
import { correctionsIn } from './corrections-in.ts'
import { batchEventSchema, eventView } from './event-view.ts'

const route = createRoute({
  method: 'get',
  path: '/batches/{code}/events',
  tags: ['Batches'],
  summary: "Read a batch's chain",
  description:
    'Every event that happened to the batch, in order, from the one that made it. Sealed facts are shown as far as ' +
    'they were recorded by your organisation and not erased.',
  security: [{ key: [] }],
  request: {
    params: codeParams,
    query: z.strictObject({
      envelope: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ description: 'With the exact text that each digest is taken over' }),
      limit: limitSchema(200, 50),
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: {
      description: 'A page of the chain',
      content: {
        'application/json': {
          schema: z.object({
            batch: z.string().describe('The batch as envelopes name it'),
            events: z.array(batchEventSchema).readonly(),
            next: nextSchema,
          }),
        },
      },
    },
    ...refusals,
  },
})

/** `GET /batches/{code}/events`. */
export function createBatchEvents({ store, streams, secret }: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const { limit, cursor, envelope } = context.req.valid('query')
    const principal = context.get('principal')
    const batch = await batchFor(store, principal, context.req.valid('param').code)
    const reader = factReaderOf(principal)
    const pages = pagesOf(secret, `events of ${batch.id}`, principal)
    const after = pages.after(cursor) ?? 0
    const rows = await listBatchEvents(store.own(organisationKey), organisationKey, {
      batchKey: batch.batchKey,
      after,
      limit: limit + 1,
    })
    const { page, next } = pages.cut(rows, limit, ({ seq }) => seq)
    const correcting = await listCorrecting(store.own(organisationKey), organisationKey, {
      batchKey: batch.batchKey,
      stages: correctingStages,
    })
    // Each text was written by `seal` and can never have changed since.
    const corrections = correctionsIn(correcting.map((text) => JSON.parse(text) as Envelope))
    const withEnvelope = envelope === 'true'
    const events = page.map((stored) =>
      eventView(streams, stored, { batch: batch.id, reader, withEnvelope, corrections }),
    )
    return context.json({ batch: batch.id, events, next }, 200)
  })
}
