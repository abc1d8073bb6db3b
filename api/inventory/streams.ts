import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { languages } from '../../domain/words.ts'
import { mermaidOf } from '../../workflows/mermaid.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Env } from '../http/env.ts'
import { RefusedError } from '../http/problem.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { streamSchema, streamSummarySchema } from './stream-schema.ts'
import { streamSummary, streamView } from './stream-view.ts'

const params = z.object({ stream: z.string().openapi({ example: 'battery' }) })

const listRoute = createRoute({
  method: 'get',
  path: '/streams',
  tags: ['Streams'],
  summary: 'List streams',
  security: [{ key: [] }],
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Every stream this server knows',
      content: {
        'application/json': {
          schema: z.object({ streams: z.array(streamSummarySchema).readonly() }),
        },
      },
    },
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/streams/{stream}',
  tags: ['Streams'],
  summary: "Read a stream's table",
  description:
    'Stages with their fields, counts, losses and labels: what a form for a scan is built from.',
  security: [{ key: [] }],
  request: { params, query: noQuery },
  responses: {
    200: { description: 'The table', content: { 'application/json': { schema: streamSchema } } },
    ...refusals,
  },
})

const diagramRoute = createRoute({
  method: 'get',
  path: '/streams/{stream}/diagram',
  tags: ['Streams'],
  summary: "Read a stream's diagram",
  description: 'Which stage leads where, as a Mermaid state diagram.',
  security: [{ key: [] }],
  request: {
    params,
    query: z.strictObject({
      language: z.enum(languages).default('en'),
    }),
  },
  responses: {
    200: { description: 'The diagram', content: { 'text/plain': { schema: z.string() } } },
    ...refusals,
  },
})

/** `GET /streams`, `GET /streams/{stream}` and `GET /streams/{stream}/diagram`. */
export function createStreams({ streams }: Installation) {
  const named = (name: string): LoadedStream => {
    const stream = streams.get(name)
    if (stream !== undefined) return stream
    const values = { stream: name.slice(0, 80), streams: [...streams.keys()] }
    throw new RefusedError(refuse('unknown_stream', '/path/stream', ['stream_not_known', values]))
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, (context) =>
      context.json({ streams: [...streams.values()].map(streamSummary) }, 200),
    )
    .openapi(oneRoute, (context) =>
      context.json(streamView(named(context.req.valid('param').stream)), 200),
    )
    .openapi(diagramRoute, (context) => {
      const stream = named(context.req.valid('param').stream)
      return context.text(mermaidOf(stream, context.req.valid('query').language), 200)
    })
}
