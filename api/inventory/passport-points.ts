import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { PassportTable } from '../../domain/passport/point.ts'
import { scorePassport } from '../../domain/passport/score.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Env } from '../http/env.ts'
import { codeParams, wordSchema } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import { factReaderOf } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import { batchFor } from './batches.ts'
import { passportPointsSchema, scoreView } from './passport-points-view.ts'
import { readKnown } from './read-known.ts'

const route = createRoute({
  method: 'get',
  path: '/batches/{code}/passport-points',
  tags: ['Batches'],
  summary: 'Hold a batch against the points of its passport',
  description:
    'Each point that a passport of its category holds, with what is known of it: recorded, said of its model, or worked out; ' +
    'and by name what is lacking. A passport is never called complete.',
  security: [{ key: [] }],
  request: {
    params: codeParams,
    query: z.strictObject({
      category: wordSchema()
        .optional()
        .openapi({ description: 'Such as `industrial`; by what is known of it when absent' }),
    }),
  },
  responses: {
    200: {
      description: 'The points, in order',
      content: { 'application/json': { schema: passportPointsSchema } },
    },
    ...refusals,
  },
})

/** `GET /batches/{code}/passport-points`. */
export function createPassportPoints({ store, streams }: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const principal = context.get('principal')
    const { organisationKey } = context.get('organisation')
    const batch = await batchFor(store, principal, context.req.valid('param').code)
    const stream = streams.get(batch.stream)
    const table = stream?.passportPoints
    if (stream === undefined || table === undefined) {
      throw new RefusedError(
        refuse('not_found', '/path/code', ['passport_of_no_stream', { batch: batch.code }]),
      )
    }
    const asking = { organisationKey, streams, reader: factReaderOf(principal) }
    const known = await readKnown(store.own(organisationKey), stream, batch, asking)
    const facts = Object.fromEntries([...known.facts].map(([name, { value }]) => [name, value]))
    const asked = context.req.valid('query').category ?? table.categoryOf(facts)
    const score = scorePassport(table, categoryIn(table, asked), known)
    return context.json(scoreView(stream, batch.code, score, known), 200)
  })
}

/** The category that is meant, or the refusal that names those there are. */
function categoryIn({ categories }: PassportTable, asked: string | undefined): string {
  if (asked !== undefined && Object.hasOwn(categories, asked)) return asked
  const values = { given: asked ?? '', right: Object.keys(categories) }
  const says = asked === undefined ? 'passport_category_missing' : 'passport_category_unknown'
  throw new RefusedError(refuse('invalid', '/query/category', [says, values]))
}
