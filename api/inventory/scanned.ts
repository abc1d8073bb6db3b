import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { longestScanned } from '../../domain/scanned-text.ts'
import { choiceWords, kindWords, plainWords, stateWords } from '../../workflows/words-of.ts'
import type { Env } from '../http/env.ts'
import { refusals, wordsSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { batchStateOf, type StoredBatch } from '../store/inventory/batches.ts'
import { dangerSchema, dangerView } from './danger.ts'
import { findScanned } from './find-scanned.ts'
import { type NextFor, nextStepsSchema, readNextSteps } from './read-next-steps.ts'

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
    next: nextStepsSchema
      .nullable()
      .describe('What to do next; null when its stream is no longer here'),
  })
  .openapi('ScannedBatch')

const route = createRoute({
  method: 'get',
  path: '/scanned',
  tags: ['Record'],
  summary: 'Look up what was scanned',
  description:
    "What a label's text means, and what to do next with it, each stage that is closed with its reason: the link of a QR, in any capitals; a short code, in groups; a code as it looks; else a maker's serial number, " +
    'which several batches may bear.',
  security: [{ key: [] }],
  request: {
    query: z.strictObject({
      text: z.string().min(1).max(longestScanned).openapi({ example: 'PACK-HK-0001' }),
    }),
  },
  responses: {
    200: {
      description: 'The batches that it means, one unless a serial number is that of several',
      content: {
        'application/json': { schema: z.object({ batches: z.array(shownSchema).readonly() }) },
      },
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
    const found = await findScanned(installation, context.get('principal'), text)
    if (found.length === 0) {
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
    const batches = await Promise.all(found.map((batch) => shownBatch(installation, batch, asking)))
    return context.json({ batches }, 200)
  })
}

async function shownBatch(
  { streams }: Pick<Installation, 'streams'>,
  batch: StoredBatch,
  asking: NextFor,
): Promise<z.output<typeof shownSchema>> {
  const { code, id, kind, material, state, facility, massGrams } = batch
  const stream = streams.get(batch.stream)
  const label =
    stream === undefined ? undefined : choiceWords(stream, material, stream.materialField)
  return {
    code,
    id,
    stream: batch.stream,
    kind: { name: kind, label: kindWords(stream, kind) },
    material: label ?? plainWords(material),
    state: { name: state, label: stateWords(stream, state) },
    facility,
    massGrams,
    danger: dangerView(stream, batchStateOf(batch)),
    next: stream === undefined ? null : await readNextSteps(stream, batch, asking),
  }
}
