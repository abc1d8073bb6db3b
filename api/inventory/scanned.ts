import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { longestScanned } from '../../domain/scanned-text.ts'
import { shownBatch } from '../../workflows/shown-batch.ts'
import type { Env } from '../http/env.ts'
import { refusals, wordsSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { lookOf } from '../people/access/look-at-others.ts'
import { batchStateOf, type StoredBatch } from '../store/inventory/batches.ts'
import { dangerSchema } from './danger.ts'
import { arrivingSchema, type Left, leftSchema, readArriving, readLeft } from './elsewhere.ts'
import { findScanned } from './find-scanned.ts'
import { type NextFor, nextStepsSchema, readShowingFor } from './read-next-steps.ts'

const deadlineSchema = z
  .object({
    text: wordsSchema.describe('By when what must have happened, by the clock where it stands'),
    due: z.string().describe('From when it is over, UTC'),
    isOver: z.boolean(),
  })
  .openapi('Deadline')

const shownSchema = z
  .object({
    code: z.string(),
    id: z.string(),
    stream: z.string(),
    kind: z.object({ name: z.string(), label: wordsSchema }),
    material: wordsSchema,
    state: z.object({ name: z.string(), label: wordsSchema }),
    facility: z.string().describe('Code of the facility it is at'),
    massGrams: z.int().nullable().describe('Grams in stock; null when never weighed'),
    danger: dangerSchema.nullable(),
    deadline: deadlineSchema.nullable().describe('The soonest that the rules know of'),
    left: leftSchema.nullable().describe('Where it went; null for what was not handed over'),
    next: nextStepsSchema
      .nullable()
      .describe('What to do next; null when its stream is no longer here'),
  })
  .openapi('ScannedBatch')

const answerSchema = z.object({
  batches: z.array(shownSchema).readonly(),
  arriving: z.array(arrivingSchema).readonly(),
})

const route = createRoute({
  method: 'get',
  path: '/scanned',
  tags: ['Record'],
  summary: 'Look up what was scanned',
  description:
    "What a label's text means, and what to do next with it, each stage that is closed with its reason: the link of a QR, in any capitals; a short code, in groups; a code as it looks; else a maker's serial number, " +
    "which several batches may bear. Goods on their way to you are found by the sender's label, with the hand-over that waits for them; what you took over is found by it too.",
  security: [{ key: [] }],
  request: {
    query: z.strictObject({
      text: z.string().min(1).max(longestScanned).openapi({ example: 'PACK-HK-0001' }),
    }),
  },
  responses: {
    200: {
      description:
        'The batches that it means, one unless a serial number is that of several, and what of it is on its way to you',
      content: { 'application/json': { schema: answerSchema } },
    },
    ...refusals,
  },
})

/** `GET /scanned`. */
export function createScanned(
  installation: Pick<Installation, 'store' | 'streams'>,
  now: () => Date,
) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { text } = context.req.valid('query')
    const look = lookOf(context)
    const [found, arriving] = await Promise.all([
      findScanned(installation, context.get('principal'), text),
      readArriving(installation, look, text),
    ])
    if (found.length + arriving.length === 0) {
      const values = { batch: text.slice(0, 80) }
      throw new RefusedError(refuse('unknown_batch', '/query/text', ['batch_not_held', values]))
    }
    const { organisationKey } = context.get('organisation')
    const asking = {
      db: installation.store.own(organisationKey),
      organisationKey,
      principal: context.get('principal'),
      now: now(),
    }
    const left = await readLeft(installation, look, found)
    const batches = await Promise.all(
      found.map((batch) =>
        scannedBatch(installation, batch, { asking, left: left.get(batch.batchKey) }),
      ),
    )
    return context.json({ batches, arriving }, 200)
  })
}

async function scannedBatch(
  { streams }: Pick<Installation, 'streams'>,
  batch: StoredBatch,
  { asking, left }: { asking: NextFor; left: Left | undefined },
): Promise<z.output<typeof shownSchema>> {
  const stream = streams.get(batch.stream)
  const showing = await readShowingFor(stream, batch, asking)
  return { ...shownBatch(stream, batchStateOf(batch), showing), left: left ?? null }
}
