import type { Facts } from '../../domain/field.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { type WaitingRow, waitingRow } from '../../workflows/waiting-row.ts'
import { openRecallsBy, type StoredOpenRecall } from '../store/custody/open-recalls.ts'
import type { Database } from '../store/database.ts'
import type { WaitingBatch } from '../store/inventory/work-list.ts'
import type { LacksCertificate } from './certificates-held.ts'
import { goodsOf } from './waiting-view.ts'

/** A batch that waits, with its row. */
export interface WorkRow extends WaitingRow {
  readonly batch: WaitingBatch
}

/** What rows are made by: the streams' rules, what the person lacks, and the time. */
export interface Rules {
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly lacks: LacksCertificate
  readonly now: Date
}

/** Rows of batches, in their order; none of a stream that is no longer here. */
export async function rowsOf(
  db: Database,
  batches: readonly WaitingBatch[],
  rules: Rules,
): Promise<readonly WorkRow[]> {
  const recallsOn = await openRecallsBy(db, batches)
  return batches.flatMap((batch) => {
    const stream = rules.streams.get(batch.stream)
    return stream === undefined
      ? []
      : [rowOf(batch, stream, { recalls: recallsOn(batch), ...rules })]
  })
}

function rowOf(
  batch: WaitingBatch,
  stream: LoadedStream,
  { recalls, lacks, now }: Rules & { readonly recalls: readonly StoredOpenRecall[] },
): WorkRow {
  const { facility, massGrams } = batch
  // Facts were parsed before they were stored.
  const facts = batch.context as Facts
  const alone = Object.assign(
    { ...goodsOf(batch), context: facts },
    massGrams === null ? {} : { massGrams },
  )
  const asking = {
    batch: alone,
    now: now.toISOString(),
    recalls,
    faultFor: (stage: Stage) => lacks(stage, { facility, facts }),
  }
  return { batch, ...waitingRow(stream, asking) }
}
