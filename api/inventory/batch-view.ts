import { z } from '@hono/zod-openapi'
import { isFinal, isForKind, openStages } from '../../workflows/advance.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { contentSchema } from '../http/schemas.ts'
import { batchStateOf, type StoredBatch } from '../store/inventory/batches.ts'
import { dangerSchema, dangerView } from './danger.ts'

/** A batch as it stands now. */
export const batchSchema = z
  .object({
    code: z.string(),
    id: z.string(),
    stream: z.string(),
    kind: z.string(),
    material: z.string(),
    state: z.string().describe('Where the batch stands: one of the states of its stream'),
    facility: z.string(),
    massGrams: z.int().nullable().describe('Grams in stock; null when never weighed'),
    content: contentSchema,
    openStages: z
      .array(z.string())
      .readonly()
      .describe('Stages that may follow, as far as their conditions hold'),
    danger: dangerSchema
      .nullable()
      .describe('What whoever handles it must know; null for nothing to tell'),
  })
  .openapi('Batch')

/** One batch with what later stages read of it and the head of its chain. */
export const oneBatchSchema = batchSchema
  .extend({
    context: z.record(z.string(), z.unknown()).describe('Facts and decisions later stages read'),
    headSeq: z.int().describe('Number of events in its chain'),
    headDigest: z.string().describe('SHA-256 of the last of them, base64url'),
  })
  .openapi('BatchWithContext')

/** A stored batch as the API shows it. */
export function batchView(
  streams: ReadonlyMap<string, LoadedStream>,
  batch: StoredBatch,
): z.output<typeof batchSchema> {
  const { code, id, stream, kind, material, state, facility, massGrams, content } = batch
  return {
    code,
    id,
    stream,
    kind,
    material,
    state,
    facility,
    massGrams,
    content,
    openStages: openStagesOf(streams.get(stream), batch),
    danger: dangerView(streams.get(stream), batchStateOf(batch)),
  }
}

/** With nothing left of it only a stage that says so may still follow, such as closing a lot. */
function openStagesOf(stream: LoadedStream | undefined, { state, massGrams, kind }: StoredBatch) {
  if (stream === undefined) return []
  const spent = massGrams === 0 || isFinal(stream, state)
  return openStages(stream, state).filter((name) => {
    const stage = stream.stages[name]
    return isForKind(stage, kind) && (!spent || stage?.whenSpent === true)
  })
}
