import { z } from '@hono/zod-openapi'
import type { FactReader } from '../../domain/audience.ts'
import { warningText } from '../../domain/warning.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { contentSchema, wordsSchema } from '../http/schemas.ts'
import { openEventFor } from '../http/shown-to.ts'
import type { ChainEvent } from '../store/inventory/batch-events.ts'
import type { Corrections } from './corrections-in.ts'

const factsSchema = z.record(z.string(), z.unknown())

/** One event of a batch's chain, with every fact that the organisation may see. */
export const batchEventSchema = z
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
    reverses: z.string().nullable().describe('Id of the event that this one takes back'),
    corrections: z
      .array(
        z.object({
          event: z.string().describe('Id of the event that takes it back or corrects it'),
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

/** Opens a stored event for one of its batches. */
export function eventView(
  streams: ReadonlyMap<string, LoadedStream>,
  stored: ChainEvent,
  {
    batch,
    reader,
    withEnvelope,
    corrections,
  }: { batch: string; reader: FactReader; withEnvelope: boolean; corrections: Corrections },
): z.output<typeof batchEventSchema> {
  const { event, envelope } = openEventFor(reader, streams, stored)
  const { id, stream, stage, eventTime, recordTime, facility, facts, decisions } = event
  const { losses, additions, differenceGrams, warnings } = event
  const made = event.outputs.find((output) => output.batch === batch)
  const happened = event.batches.find((one) => one.batch === batch) ?? made
  const { seq, inGrams, outGrams, digest } = stored
  return {
    seq,
    id,
    stream,
    stage,
    eventTime,
    recordTime,
    facility,
    inGrams,
    outGrams,
    label: streams.get(stream)?.allStages[stage]?.label ?? null,
    operator: event.operator ?? null,
    state: happened?.state ?? '',
    batchFacts: made?.facts ?? {},
    facts,
    decisions,
    losses,
    additions,
    differenceGrams,
    warnings: warnings.map((one) => warningText(one, 'en')),
    reverses: envelope.body.reverses ?? null,
    corrections: corrections.of.get(id) ?? [],
    replaces: corrections.replaced.get(id) ?? null,
    digest: digest.toString('base64url'),
    prev: envelope.subjects.find((subject) => subject.batch === batch)?.prev ?? null,
    continues: made?.predecessor ?? null,
    ...(withEnvelope ? { envelope: stored.envelope } : {}),
  }
}
