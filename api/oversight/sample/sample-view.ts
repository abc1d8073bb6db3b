import { z } from '@hono/zod-openapi'
import { sampleMethod } from '../../../domain/sample/draw-sample.ts'
import { outcomes, type SummedUp, sumUp } from '../../../domain/sample/sum-up.ts'
import type { Database } from '../../store/database.ts'
import type { SampledEvent } from '../../store/oversight/sample-findings.ts'
import type { StoredSample } from '../../store/oversight/samples.ts'
import { type DrawnSample, readPlaced, wholeOf } from './parts.ts'

const findingSchema = z.object({
  outcome: z.enum(outcomes),
  foundGrams: z.int().nullable(),
  remark: z.string().nullable(),
  by: z.string(),
  byFor: z.string().describe('Name of the organisation or authority that they acted for'),
  time: z.string(),
})

export const sampleHeadSchema = z
  .object({
    id: z.string(),
    organisation: z
      .string()
      .describe('Slug of the one that it was drawn from, or `*` for several together'),
    method: z.literal(sampleMethod),
    seed: z.string(),
    seedNamed: z.boolean().describe('Whether the auditor named it; else it was drawn at random'),
    from: z.string(),
    to: z.string(),
    timeZone: z.string(),
    facility: z.string().nullable(),
    stream: z.string().nullable(),
    confidencePercent: z.int(),
    frameCount: z.int().describe('Events that it was drawn from'),
    frameDigest: z
      .string()
      .describe(
        'SHA-256, hexadecimal, of their ids in order, each with a line feed behind it; of several organisations that of a line for each, in order of their ' +
          'slugs: slug, space, the digest of its own, line feed',
      ),
    drawnBy: z.string(),
    drawnFor: z.string(),
    drawnTime: z.string().describe('Events that were recorded later are not in it'),
  })
  .openapi('SampleHead')

const share = z.number().nullable()
const grams = z.int().nullable()

export const sampleSchema = sampleHeadSchema
  .extend({
    parts: z
      .array(
        z.object({
          organisation: z.string(),
          id: z.string().describe('Under which that organisation keeps its own'),
          frameCount: z.int(),
          frameDigest: z.string(),
        }),
      )
      .readonly()
      .describe('What was drawn of each organisation, in order of their slugs'),
    strata: z.array(z.object({ name: z.string(), count: z.int(), drawn: z.int() })).readonly(),
    events: z
      .array(
        z.object({
          place: z.int(),
          organisation: z.string().describe('Slug of whose it is'),
          event: z.string(),
          stratum: z.string(),
          rank: z.string().describe('SHA-256 by which it was drawn, hexadecimal'),
          grams: z.int().describe('Grams that it moved, as recorded'),
          stream: z.string(),
          stage: z.string(),
          facility: z.string(),
          eventTime: z.string(),
          batch: z.string().nullable(),
          finding: findingSchema.nullable(),
        }),
      )
      .readonly(),
    summary: z.object({
      drawn: z.int(),
      examined: z.int(),
      wrong: z.int(),
      wrongShare: share,
      wrongShareAtMost: share.describe('Upper bound of Clopper and Pearson at the confidence'),
      differenceGrams: grams.describe('Found less recorded, over all events of the frame'),
      differenceLow: grams,
      differenceHigh: grams,
    }),
  })
  .openapi('Sample')

const method: typeof sampleMethod = sampleMethod

/** What is said of a sample before its events. */
export function sampleHead(sample: Omit<StoredSample, 'sampleKey' | 'digest'>) {
  const { id, organisation, seed, seedNamed, fromDay, toDay, timeZone, facility, stream } = sample
  const { confidencePercent, frameCount, frameDigest, drawnBy, drawnFor, drawnTime } = sample
  return {
    id,
    organisation,
    method,
    seed,
    seedNamed,
    from: fromDay,
    to: toDay,
    timeZone,
    facility,
    stream,
    confidencePercent,
    frameCount,
    frameDigest,
    drawnBy,
    drawnFor,
    drawnTime: drawnTime.toISOString(),
  }
}

/** A sample with its events, what was found at them and what that says of all. */
export async function sampleView(db: Database, sample: DrawnSample, askedAs: string) {
  const sampled = await readPlaced(db, sample)
  const whole = wholeOf(sample, askedAs)
  const events = sampled.map(({ batchId: _, eventTime, ...one }) => {
    return { ...one, eventTime: eventTime.toISOString() }
  })
  return {
    ...sampleHead(whole),
    parts: sample.map(({ organisation, id, frameCount, frameDigest }) => {
      return { organisation, id, frameCount, frameDigest }
    }),
    strata: whole.strata,
    events,
    summary: summaryOf(whole, sampled),
  }
}

/** What the findings of a sample say of all that it was drawn from. */
export function summaryOf(
  { strata, confidencePercent }: Pick<StoredSample, 'strata' | 'confidencePercent'>,
  sampled: readonly SampledEvent[],
): SummedUp {
  const examined = sampled.flatMap(({ stratum, grams: recorded, finding }) => {
    if (finding === null) return []
    const { outcome, foundGrams } = finding
    return [{ stratum, grams: recorded, outcome, foundGrams }]
  })
  return sumUp(examined, strata, confidencePercent)
}
