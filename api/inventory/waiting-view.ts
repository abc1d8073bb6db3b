import type { z } from '@hono/zod-openapi'
import type { Facts } from '../../domain/field.ts'
import type { Goods } from '../../workflows/custody-terms.ts'
import { byGravity } from '../../workflows/recall-text.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { recallsInForce } from '../../workflows/under-recall.ts'
import type { StoredOpenRecall } from '../store/custody/open-recalls.ts'
import type { WaitingBatch } from '../store/inventory/work-list.ts'
import { dangerView } from './danger.ts'
import { openRecallView } from './open-recall.ts'
import type { workListSchema } from './work-list-schemas.ts'

/** What is open on each batch of a list. */
export type RecallsOn = (batch: WaitingBatch) => readonly StoredOpenRecall[]

/** A batch as the work list shows it. */
export function waitingView(
  stream: LoadedStream,
  batch: WaitingBatch,
  recalls: readonly StoredOpenRecall[],
) {
  const { code, kind, material, state, massGrams, since } = batch
  return {
    code,
    kind,
    material,
    state,
    massGrams,
    since: since.toISOString(),
    danger: dangerView(stream, goodsOf(batch)),
    recalls: byGravity(recalls).map(openRecallView),
  }
}

/** A recalled batch that its recall holds up; nothing for what is what a remedy leads to, or of which a notice was taken down. */
export function recalledView(
  stream: LoadedStream | undefined,
  batch: WaitingBatch,
  recalls: readonly StoredOpenRecall[],
): z.output<typeof workListSchema>['recalled'] {
  if (stream === undefined) return []
  if (recallsInForce(recalls, goodsOf(batch), stream.custody).length === 0) return []
  return [{ stream: stream.name, ...waitingView(stream, batch, recalls) }]
}

/** A waiting batch as rules look at it. */
export function goodsOf({ code, kind, state, context }: WaitingBatch): Goods {
  // Facts were parsed before they were stored.
  return { code, kind, state, context: context as Facts }
}
