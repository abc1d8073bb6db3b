import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import type { Principal } from '../http/principal.ts'
import { codeParams, codeSchema, limitSchema, noQuery, wordSchema } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import { contextFor, factReaderOf } from '../http/shown-to.ts'
import { isWithinReach, reachOf } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { openRecallsBy } from '../store/custody/open-recalls.ts'
import type { Database } from '../store/database.ts'
import { findBatch, listBatches, type StoredBatch } from '../store/inventory/batches.ts'
import type { Store } from '../store/open-store.ts'
import { batchSchema, batchView, oneBatchSchema } from './batch-view.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/batches',
  tags: ['Batches'],
  summary: 'List batches',
  description:
    'Batches that pass every filter given, newest first. A station of one facility is shown those there.',
  security: [{ key: [] }],
  request: {
    query: z.strictObject({
      stream: wordSchema().optional().openapi({ description: 'Name of the stream' }),
      kind: wordSchema().optional().openapi({ description: 'Such as `pack` or `module`' }),
      state: wordSchema()
        .optional()
        .openapi({ description: 'Where it stands: a state of its stream' }),
      facility: codeSchema().optional().openapi({ description: 'Code of the facility it is at' }),
      material: wordSchema()
        .optional()
        .openapi({ description: 'Such as `NMC`: what the stream goes by' }),
      q: codeSchema().optional().openapi({ description: 'Part of the code, in any case' }),
      limit: limitSchema(200, 50),
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: {
      description: 'A page of batches',
      content: {
        'application/json': {
          schema: z.object({ batches: z.array(batchSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/batches/{code}',
  tags: ['Batches'],
  summary: 'Read one batch',
  security: [{ key: [] }],
  request: { params: codeParams, query: noQuery },
  responses: {
    200: {
      description: 'The batch',
      content: { 'application/json': { schema: oneBatchSchema } },
    },
    ...refusals,
  },
})

/** `GET /batches` and `GET /batches/{code}`. */
export function createBatches({ store, streams, secret }: Installation) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { limit, cursor, ...filter } = context.req.valid('query')
      const pages = pagesOf(secret, 'batches', context.get('principal'))
      const rows = await listBatches(store.own(organisationKey), organisationKey, {
        ...filter,
        ...reachOf(context.get('principal')),
        cursor: pages.after(cursor),
        limit: limit + 1,
      })
      const { page, next } = pages.cut(rows, limit, ({ batchKey }) => batchKey)
      const recallsOn = await openRecallsBy(store.own(organisationKey), page)
      const batches = page.map((batch) => batchView(streams, batch, recallsOn(batch)))
      return context.json({ batches, next }, 200)
    })
    .openapi(oneRoute, async (context) => {
      const principal = context.get('principal')
      const { organisationKey } = context.get('organisation')
      const batch = await batchFor(store, principal, context.req.valid('param').code)
      const { headSeq, headDigest } = batch
      const stream = streams.get(batch.stream)
      const facts = contextFor(factReaderOf(principal), stream, batch.context)
      const head = { headSeq, headDigest: headDigest.toString('base64url') }
      const recallsOn = await openRecallsBy(store.own(organisationKey), [batch])
      const view = batchView(streams, batch, recallsOn(batch))
      return context.json({ ...view, context: { ...facts }, ...head }, 200)
    })
}

/** The organisation's batch of this code, or the refusal as `unknown_batch`. */
export async function batchNamed(
  db: Database,
  organisationKey: number,
  code: string,
): Promise<StoredBatch> {
  const batch = await findBatch(db, organisationKey, code)
  if (batch !== undefined) return batch
  throw new RefusedError(unknownBatch(code))
}

/** The batch of this code that a principal may read; one beyond a station's reach is answered as one that is nowhere. */
export async function batchFor(
  store: Store,
  principal: Principal,
  code: string,
): Promise<StoredBatch> {
  const { organisationKey = 0 } = principal.organisation ?? {}
  const batch = await batchNamed(store.own(organisationKey), organisationKey, code)
  if (isWithinReach(principal, batch)) return batch
  throw new RefusedError(unknownBatch(code))
}

export function unknownBatch(code: string) {
  return refuse('unknown_batch', '/path/code', ['batch_not_held', { batch: code }])
}
