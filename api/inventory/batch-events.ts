import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { FactReader } from '../../domain/audience.ts'
import { warningsTo } from '../../domain/faults-in.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import type { Language } from '../../domain/words.ts'
import { correctingStages } from '../../workflows/common-stages.ts'
import { namesFor } from '../../workflows/shown-names.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { answerLanguage } from '../http/answer-language.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { codeParams, limitSchema } from '../http/query.ts'
import { contentSchema, refusals, wordsSchema } from '../http/schemas.ts'
import { factReaderOf, openEventFor } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import {
  type ChainEvent,
  listBatchEvents,
  listCorrecting,
} from '../store/inventory/batch-events.ts'
import { batchFor } from './batches.ts'
import { type Corrections, correctionsIn } from './corrections-in.ts'

const factsSchema = z.record(z.string(), z.unknown())

/** One event of a batch's chain, with every fact that the organisation may see. */
const batchEventSchema = z
  .object({
    seq: z.int().describe("Place in the batch's chain, from 1"),
    id: z.string().describe('Id of the scan and the event'),
    stream: z.string(),
    stage: z.string(),
    label: wordsSchema.nullable().describe('Null for a stage that the stream no longer has'),
    eventTime: z.string().describe('When it happened'),
    recordTime: z.string().describe('When it was accepted'),
    facility: z.string(),
    operator: z.string().nullable().describe('Pseudonym; null when not given, or erased'),
    state: z.string().describe('State of the batch after it'),
    inGrams: z.int().describe('Grams that came onto this batch'),
    outGrams: z.int().describe('Grams that left this batch'),
    facts: factsSchema,
    batchFacts: factsSchema.describe('Facts of this batch alone, for the event that made it'),
    decisions: factsSchema,
    losses: z
      .array(
        z.object({ reason: z.string(), massGrams: z.int(), content: contentSchema.optional() }),
      )
      .readonly(),
    additions: z.array(z.object({ material: z.string(), massGrams: z.int() })).readonly(),
    differenceGrams: z.int().describe('Of the whole event: neither came out nor named as lost'),
    warnings: z.array(z.string()).readonly(),
    reverses: z.string().nullable().describe('Id of the event that this one reverses'),
    corrections: z
      .array(
        z.object({
          event: z.string().describe('Id of the event that reverses or corrects it'),
          recordTime: z.string(),
          replacement: z.string().nullable().describe('Id of the event that stands in its place'),
        }),
      )
      .readonly()
      .describe('What became of it later, in order; empty while it stands as it was recorded'),
    replaces: z.string().nullable().describe('Id of the event in whose place this one stands'),
    digest: z.string().describe('SHA-256 of the envelope, base64url'),
    prev: z.string().nullable().describe("Digest of this batch's previous event"),
    continues: z
      .object({ batch: z.string(), digest: z.string(), grams: z.int() })
      .nullable()
      .describe(
        'The batch of another organisation that it was handed over from, and its last event there',
      ),
    envelope: z.string().optional().describe('The exact text that the digest is taken over'),
  })
  .openapi('BatchEvent')

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
    const language = answerLanguage(context)
    const events = page.map((stored) =>
      eventView(streams, stored, { batch: batch.id, reader, withEnvelope, corrections, language }),
    )
    return context.json({ batch: batch.id, events, next }, 200)
  })
}

/** Opens a stored event for one of its batches. */
function eventView(
  streams: ReadonlyMap<string, LoadedStream>,
  stored: ChainEvent,
  {
    batch,
    reader,
    withEnvelope,
    corrections,
    language,
  }: {
    batch: string
    reader: FactReader
    withEnvelope: boolean
    corrections: Corrections
    language: Language
  },
): z.output<typeof batchEventSchema> {
  const { event, envelope } = openEventFor(reader, streams, stored)
  const { id, stream, stage, eventTime, recordTime, facility, facts, decisions } = event
  const { losses, additions, differenceGrams, warnings } = event
  const made = event.outputs.find((output) => output.batch === batch)
  const happened = event.batches.find((one) => one.batch === batch) ?? made
  return {
    ...placeInChain(stored, envelope, batch),
    id,
    stream,
    stage,
    eventTime,
    recordTime,
    facility,
    label: streams.get(stream)?.allStages[stage]?.label ?? null,
    operator: event.operator ?? null,
    state: happened?.state ?? '',
    batchFacts: made?.facts ?? {},
    facts,
    decisions,
    losses,
    additions,
    differenceGrams,
    warnings: warningsTo(language, warnings, namesFor(streams, { stream, stage })),
    reverses: envelope.body.reverses ?? null,
    corrections: corrections.of.get(id) ?? [],
    replaces: corrections.replaced.get(id) ?? null,
    continues: made?.predecessor ?? null,
    ...(withEnvelope ? { envelope: stored.envelope } : {}),
  }
}

function placeInChain(
  { seq, inGrams, outGrams, digest }: ChainEvent,
  { subjects }: Envelope,
  batch: string,
) {
  const prev = subjects.find((subject) => subject.batch === batch)?.prev ?? null
  return { seq, inGrams, outGrams, digest: digest.toString('base64url'), prev }
}
