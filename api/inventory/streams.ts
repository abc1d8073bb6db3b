import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Field } from '../../domain/field.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { languages, type Words } from '../../domain/words.ts'
import { isFinal, openStages } from '../../workflows/advance.ts'
import { mermaidOf } from '../../workflows/mermaid.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { actionWords } from '../../workflows/words-of.ts'
import { sha256 } from '../digest.ts'
import type { Env } from '../http/env.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { streamSchema, streamSummarySchema } from './stream-schema.ts'

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
  const named = (name: string) => streamNamed(streams, name)
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

/** The stream of a name, or the refusal as `unknown_stream`. */
export function streamNamed(
  streams: ReadonlyMap<string, LoadedStream>,
  name: string,
): LoadedStream {
  const stream = streams.get(name)
  if (stream !== undefined) return stream
  const values = { stream: name.slice(0, 80), streams: [...streams.keys()] }
  throw new RefusedError(refuse('unknown_stream', '/path/stream', ['stream_not_known', values]))
}

type StreamView = z.output<typeof streamSchema>
type StageView = StreamView['stages'][number]
type FieldView = StageView['fields'][number]

/** A stream by name, with its own stages in the order of the table. */
function streamSummary(stream: LoadedStream): z.output<typeof streamSummarySchema> {
  const { name, version, label, stages } = stream
  return { name, version, label, stages: Object.values(stages).map(labelled) }
}

/** A stream's whole table as the API shows it: own stages first, then those that every stream has. */
function streamView(stream: LoadedStream): StreamView {
  const { name, version, label, materialField, kinds, states, table } = stream
  return {
    name,
    version,
    label,
    materialField,
    tableDigest: sha256(table),
    kinds: Object.entries(kinds).map(([kind, { label: words }]) => ({ name: kind, label: words })),
    states: Object.entries(states).map(([state, words]) => ({
      name: state,
      label: words,
      final: isFinal(stream, state),
      openStages: openStages(stream, state),
    })),
    stages: Object.values({ ...stream.stages, ...stream.allStages }).map(stageView),
    adoptable: Object.entries(stream.adoptable).map(([stage, { proves }]) => ({ stage, proves })),
  }
}

function stageView(stage: Stage): StageView {
  const { name, request, label, mass, epcis } = stage
  return {
    name,
    request,
    label,
    action: actionWords(stage),
    mass,
    epcis,
    batches: stage.batches ?? null,
    outputs: stage.outputs ?? null,
    fields: stage.fields.map(fieldView),
    outputFields: (stage.outputFields ?? []).map(fieldView),
    decided: (stage.decided ?? []).map(fieldView),
    losses: listed(stage.losses ?? {}),
    additions: listed(stage.additions ?? {}),
    toleranceBasisPoints: stage.toleranceBasisPoints ?? null,
    whenSpent: stage.whenSpent === true,
    alsoParents: stage.alsoParents === true,
    competence: stage.competence ?? null,
    signatures: stage.signatures ?? [],
  }
}

function fieldView({ choices, parts, carried: _, ...field }: Field): FieldView {
  return {
    ...field,
    ...(choices === undefined ? {} : { choices: listed(choices) }),
    ...(parts === undefined ? {} : { parts: parts.map(fieldView) }),
    optional: field.optional === true,
    personal: field.personal === true,
  }
}

function listed(words: Readonly<Record<string, Words>>) {
  return Object.entries(words).map(([name, label]) => ({ name, label }))
}

function labelled({ name, label }: Stage) {
  return { name, label }
}
