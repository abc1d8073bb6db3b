import { z } from '@hono/zod-openapi'
import { isFinal, isForKind, openStages } from '../../workflows/advance.ts'
import type { OpenRecall, RecallNotice } from '../../workflows/recall.ts'
import { byGravity } from '../../workflows/recall-text.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { type AskedByRecalls, askedByRecalls } from '../../workflows/under-recall.ts'
import { contentSchema } from '../http/schemas.ts'
import { batchStateOf, type StoredBatch } from '../store/inventory/batches.ts'
import { dangerSchema, dangerView } from './danger.ts'
import { openRecallSchema, openRecallView } from './open-recall.ts'

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
    recalls: z
      .array(openRecallSchema)
      .readonly()
      .describe('Open on it, or on what it was made from; the greatest risk first'),
    stagesUnderRecall: z
      .array(z.string())
      .readonly()
      .describe('Those of `openStages` that a recall keeps for a supervisor with a reason'),
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
  recalls: readonly (OpenRecall & { readonly notice: RecallNotice })[],
): z.output<typeof batchSchema> {
  const { code, id, stream, kind, material, state, facility, massGrams, content } = batch
  const asks = askedOf(streams.get(stream), batch, recalls)
  const open = openStagesOf(streams.get(stream), batch).filter((name) => asks(name) !== 'stop')
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
    openStages: open,
    recalls: byGravity(recalls).map(openRecallView),
    stagesUnderRecall: open.filter((name) => asks(name) === 'reason'),
    danger: dangerView(streams.get(stream), batchStateOf(batch)),
  }
}

/** What open recalls ask of each stage, by its name. */
function askedOf(
  stream: LoadedStream | undefined,
  batch: StoredBatch,
  recalls: readonly OpenRecall[],
): (name: string) => AskedByRecalls {
  const goods = batchStateOf(batch)
  return (name) => {
    const stage = stream?.allStages[name]
    if (stream === undefined || stage === undefined) return 'nothing'
    return askedByRecalls(stream, stage, { goods, recalls })
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
