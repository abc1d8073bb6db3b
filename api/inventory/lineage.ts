import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context, TypedResponse } from 'hono'
import { accepts } from 'hono/accepts'
import { stream as streamOut } from 'hono/streaming'
import type { Env } from '../http/env.ts'
import { codeParams, limitSchema } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { trace } from './trace.ts'

const edgeSchema = z
  .object({
    direction: z.enum(['up', 'down']),
    child: z.string(),
    parent: z.string(),
    grams: z.int().describe('Grams of the child that came out of the parent'),
    kind: z.string().describe('Of the batch that the edge leads to'),
    material: z.string(),
    depth: z.int().describe('Steps of the shortest way from the batch asked about'),
  })
  .openapi('LineageEdge')

const lineageSchema = z
  .object({
    edges: z.array(edgeSchema).readonly(),
    truncated: z.boolean().describe('Whether there is more than the limit'),
    count: z.int().describe('Edges in this answer'),
  })
  .openapi('Lineage')

const route = createRoute({
  method: 'get',
  path: '/batches/{code}/lineage',
  tags: ['Batches'],
  summary: 'Trace a batch up or down',
  description:
    'Which batches it came out of (`up`), which came out of it (`down`), or both, nearest first, with grams on every ' +
    'edge. The limit holds for each direction. With `Accept: application/x-ndjson` each edge is a line of its own, ' +
    'and the last line, `{"truncated", "count"}`, says that the answer is whole.',
  security: [{ key: [] }],
  request: {
    params: codeParams,
    query: z.strictObject({
      direction: z.enum(['up', 'down', 'both']).default('up'),
      limit: limitSchema(100_000, 1_000),
    }),
  },
  responses: {
    200: {
      description: 'The edges',
      content: {
        'application/json': { schema: lineageSchema },
        'application/x-ndjson': { schema: z.string() },
      },
    },
    ...refusals,
  },
})

/** `GET /batches/{code}/lineage`, streamed in both forms: a carry-over lot has tens of thousands of ancestors. */
export function createLineage({ store }: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const { direction, limit } = context.req.valid('query')
    const { code } = context.req.valid('param')
    const directions = direction === 'both' ? (['up', 'down'] as const) : [direction]
    const pages = directions.map((one) => ({
      limit,
      edges: trace(store.own(organisationKey), organisationKey, { code, direction: one, limit }),
    }))
    const supports = ['application/json', 'application/x-ndjson']
    const type = accepts(context, { header: 'Accept', supports, default: 'application/json' })
    const form = type === 'application/json' ? json : ndjson
    return sendText(context, type, written(pages, form))
  })
}

interface Form {
  readonly before: string
  readonly between: string
  readonly after: (end: { truncated: boolean; count: number }) => string
}

const ndjson: Form = {
  before: '',
  between: '\n',
  after: (end) => `${end.count === 0 ? '' : '\n'}${JSON.stringify(end)}\n`,
}

const json: Form = {
  before: '{"edges":[',
  between: ',',
  after: (end) => `],${JSON.stringify(end).slice(1)}`,
}

interface Traced {
  readonly limit: number
  /** Each as JSON text that holds to the schema of an edge. */
  readonly edges: AsyncIterable<readonly string[]>
}

async function* written(traces: readonly Traced[], form: Form): AsyncGenerator<string> {
  let count = 0
  let truncated = false
  for (const { limit, edges } of traces) {
    let left = limit
    for await (const page of edges) {
      const kept = page.slice(0, left)
      truncated ||= kept.length < page.length
      left -= kept.length
      if (kept.length === 0) continue
      yield (count === 0 ? form.before : form.between) + kept.join(form.between)
      count += kept.length
    }
  }
  yield (count === 0 ? form.before : '') + form.after({ truncated, count })
}

/**
 * Streams text that holds to the route's schema, which is why its type may stand for it. The first piece is made before
 * anything is sent, so that a fault of ours is still answered as one.
 */
async function sendText(context: Context, type: string, pieces: AsyncGenerator<string>) {
  const first = await pieces.next()
  context.header('content-type', type)
  const response = streamOut(context, async (out) => {
    if (first.done !== true) await out.write(first.value)
    for await (const piece of pieces) {
      if (out.aborted) return
      await out.write(piece)
    }
  })
  return response as Response & TypedResponse<never, 200, 'json'>
}
